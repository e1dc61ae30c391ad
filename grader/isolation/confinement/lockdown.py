"""Confines a zygote once and for all, so that its children are born confined and add only what a zygote cannot bear.

Each layer stands alone: Landlock hides the files, seccomp the calls, no capability is left, limits bound what is used.
Whatever the kernel refuses is an OSError here, and then nothing is run.
"""

from __future__ import annotations

import os
import resource
import signal
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from grader.isolation.confinement import kernel, landlock, nvidia, seccomp
from grader.isolation.confinement.readable import readable_paths
from grader.isolation.confinement.scratch import MEGABYTES

__all__ = ["ChildLocks", "interpreter_is_open", "lock_child", "lock_zygote"]

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_NOBODY = 65534
_MAX_FILES, _MAX_FILES_ON_CARD = 128, 256
_LARGEST_FILE_ON_CARD = 16 << 20
"""Bytes: the driver makes files in memory, which no other limit counts."""


class ChildLocks(NamedTuple):
    """What a child still has to do, prepared by its zygote."""

    zygote: int
    filter: seccomp.Filter
    asking: seccomp.Filter | None
    """Instead of `filter` for a child that is forked again; None where that cannot be."""
    layer: Callable[[Sequence[str]], int]
    """Makes a Landlock layer of its own: it can change nothing but these folders, and signal no other process."""


def lock_zygote(memory_mb: int, device: str, folders: Sequence[str] = ()) -> ChildLocks:
    """Confine this process, which must have one thread and have imported everything it needs.

    Args:
        folders: in which it may make and change files, and its children in folders of their own there.

    Raises:
        OSError: the kernel or libseccomp lacks something; nothing may be run then.
    """
    if len(list(Path("/proc/self/task").iterdir())) != 1:
        raise OSError("a library has started threads")
    abi = landlock.abi_version()
    filters = seccomp.zygote_filter(device=device), seccomp.child_filter()
    asking = _asking_filter() if device == "cpu" else None
    files, layer = _layers(abi, folders) if device == "cpu" else _layers_on_card(abi, folders)
    os.chdir("/")
    _set_limits(memory_mb, device)
    _drop_privileges()
    kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(_PR_SET_DUMPABLE, 0)
    landlock.restrict(files)
    os.close(files)
    filters[0].install()
    return ChildLocks(os.getpid(), filters[1], asking, layer)


def _asking_filter() -> seccomp.Filter | None:
    try:
        return seccomp.asking_filter()
    except OSError:  # an older libseccomp: programs are executed for every check
        return None


def lock_child(locks: ChildLocks, folders: Sequence[str] = (), *, asking: bool = False) -> int | None:
    """Confine a freshly forked child beyond what it inherits.

    Args:
        folders: the only ones it may change.
        asking: whether the grader is to decide when it forks.

    Returns:
        Descriptor of the listener with which the grader decides; None where there cannot be one.

    Raises:
        OSError: the kernel refuses.
    """
    kernel.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != locks.zygote:  # it died before the line above
        os._exit(1)
    own = locks.layer(folders)
    landlock.restrict(own)
    os.close(own)
    if asking and locks.asking is not None:
        with suppress(OSError):  # somebody above listens already, or the kernel is too old
            return locks.asking.install_asking()
    locks.filter.install()
    return None


Layer = Callable[[Sequence[str]], int]


def _layers(abi: int, folders: Sequence[str]) -> tuple[int, Layer]:
    """The zygote's rule set, and what makes a child's."""
    files = landlock.ruleset(abi, readable_paths(), ["/dev/null"], folders=folders)
    return files, lambda own: landlock.ruleset(abi, (), ["/dev/null"], folders=own, reading=False)


def _layers_on_card(abi: int, folders: Sequence[str]) -> tuple[int, Layer]:
    """The same for a graphics card, with which a child needs its own part of ``/proc``, that only it can name."""
    readable, devices = [*readable_paths(), *nvidia.readable_paths()], nvidia.devices()
    files = landlock.ruleset(abi, readable, ["/dev/null", "/proc"], devices, folders=folders)

    def own(changed: Sequence[str]) -> int:
        seen, written = [*readable, *nvidia.OWN_READABLE], ["/dev/null", *nvidia.OWN_WRITABLE]
        return landlock.ruleset(abi, seen, written, devices, folders=changed)

    return files, own


def _set_limits(memory_mb: int, device: str) -> None:
    """Limits are inherited; data is counted from what the preloaded libraries have taken."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    data = next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmData"))
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_MSGQUEUE: 0, resource.RLIMIT_SIGPENDING: 64}
    if device == "cpu":
        limits |= {
            resource.RLIMIT_FSIZE: MEGABYTES << 20,
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
