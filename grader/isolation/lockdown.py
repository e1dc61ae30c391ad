"""Confines a zygote once and for all, so that its children are born confined and add only what a zygote cannot bear.

Each layer stands alone: Landlock hides the files, seccomp the calls, no capability is left, limits bound what is used.
Whatever the kernel refuses is an OSError here, and then nothing is run.
"""

from __future__ import annotations

import os
import resource
import signal
import site
import stat
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from grader.isolation import cuda, kernel, landlock, seccomp, settings

__all__ = ["ChildLocks", "interpreter_is_open", "lock_child", "lock_zygote"]

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_NOBODY = 65534
_MAX_FILES, _MAX_FILES_ON_CARD = 128, 256
_LARGEST_FILE_ON_CARD = 16 << 20
"""Bytes: no file can be written, but the driver makes some in memory, which no other limit counts."""

_SYSTEM = (
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/dev/random", "/dev/zero",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
"""What libraries read that are loaded late: no user's file, no process, no configuration with secrets."""


class ChildLocks(NamedTuple):
    """What a child still has to do, prepared by its zygote."""

    zygote: int
    filter: seccomp.Filter
    layer: Callable[[], int] | None
    """Makes a Landlock layer of its own, so that children cannot signal each other or the zygote."""


def lock_zygote(memory_mb: int, device: str) -> ChildLocks:
    """Confine this process, which must have one thread and have imported everything it needs.

    Raises:
        OSError: the kernel or libseccomp lacks something; nothing may be run then.
    """
    if len(list(Path("/proc/self/task").iterdir())) != 1:
        raise OSError("a library has started threads")
    abi = landlock.abi_version()
    filters = seccomp.zygote_filter(device=device), seccomp.child_filter()
    files, layer = _layers(abi) if device == "cpu" else _layers_on_card(abi)
    os.chdir("/")
    _set_limits(memory_mb, device)
    _drop_privileges()
    kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(_PR_SET_DUMPABLE, 0)
    landlock.restrict(files)
    os.close(files)
    filters[0].install()
    return ChildLocks(os.getpid(), filters[1], layer)


def lock_child(locks: ChildLocks) -> None:
    """Confine a freshly forked child beyond what it inherits.

    Raises:
        OSError: the kernel refuses.
    """
    kernel.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != locks.zygote:  # it died before the line above
        os._exit(1)
    if locks.layer is not None:
        own = locks.layer()
        landlock.restrict(own)
        os.close(own)
    locks.filter.install()


def readable_paths() -> list[str]:
    """The interpreter's own folders and system libraries; not a folder that merely holds a virtual environment."""
    paths = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    paths |= {
        f"{sys.base_prefix}/lib",
        f"{sys.base_exec_prefix}/lib",
        *site.getsitepackages(),
        *settings.package_folders(),
    }
    return [*sorted(paths), *_SYSTEM]


def _layers(abi: int) -> tuple[int, Callable[[], int] | None]:
    """The zygote's rule set, and what makes a child's."""
    files = landlock.ruleset(abi, readable_paths(), ["/dev/null"])
    if abi < 6:
        return files, None
    signals = landlock.ruleset(abi, (), files=False)
    return files, lambda: signals


def _layers_on_card(abi: int) -> tuple[int, Callable[[], int] | None]:
    """The same for a graphics card, with which a child needs its own part of ``/proc``, that only it can name."""
    readable, devices = [*readable_paths(), *cuda.readable_paths()], cuda.devices()
    files = landlock.ruleset(abi, readable, ["/dev/null", "/proc"], devices)

    def own() -> int:
        return landlock.ruleset(abi, [*readable, *cuda.OWN_READABLE], ["/dev/null", *cuda.OWN_WRITABLE], devices)

    return files, own


def _set_limits(memory_mb: int, device: str) -> None:
    """Limits are inherited; data is counted from what the preloaded libraries have taken."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    data = next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmData"))
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_MSGQUEUE: 0, resource.RLIMIT_SIGPENDING: 64}
    if device == "cpu":
        limits |= {
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_NOFILE: _MAX_FILES,
            resource.RLIMIT_MEMLOCK: 0,
            resource.RLIMIT_DATA: data + (memory_mb << 20),
        }
    else:  # the CUDA driver reserves more memory than any machine has, and locks some
        limits |= {resource.RLIMIT_FSIZE: _LARGEST_FILE_ON_CARD, resource.RLIMIT_NOFILE: _MAX_FILES_ON_CARD}
    for limit, value in limits.items():
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))


def _drop_privileges() -> None:
    """From root to nobody, or, where only root can read the interpreter, to a root without capabilities."""
    if os.geteuid() == 0 and interpreter_is_open():
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    kernel.drop_capabilities()


def interpreter_is_open() -> bool:
    """Whether every user may run this Python."""
    return all(map(_open_to_all, (sys.executable, sys.prefix, sys.base_prefix)))


def _open_to_all(path: str) -> bool:
    place = Path(path).resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (place, *place.parents))
