"""What this machine offers for confining student code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.isolation.host.sandbox import SandboxLauncher
    from grader.isolation.program import Profile

__all__ = ["probe"]

_TRY_USER_NAMESPACE = "import ctypes; raise SystemExit(ctypes.CDLL(None).unshare(0x10000000) != 0)"


def probe() -> list[tuple[str, bool, str]]:
    """(mechanism, available, one line of detail) for everything the sandbox is made of, and for what could add to it.

    The sandbox needs Linux, Landlock, seccomp and the last line, ``sandbox``, which has tried all of it.
    """
    if sys.platform != "linux":
        return [("Linux", False, f"this is {sys.platform}: student code runs in a plain process, without a sandbox")]
    checks: list[tuple[str, Callable[[], str]]] = [
        ("Landlock", _landlock),
        ("seccomp", _seccomp),
        ("unprivileged user", _user),
        ("user namespaces", _user_namespaces),
        ("bubblewrap", _bubblewrap),
        ("graphics card", _card),
        ("scratch folder", _scratch),
        ("programs executed once", _once),
        ("sandbox", _sandbox),
    ]
    return [("Linux", True, _kernel()), *(_tried(name, check) for name, check in checks)]


class _NotHere(Exception):
    """A mechanism is not available; the text says why."""


def _tried(name: str, check: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, check()
    except _NotHere as error:
        return name, False, str(error)
    except OSError as error:
        return name, False, error.strerror or str(error)


def _kernel() -> str:
    import platform

    return f"kernel {platform.release()}, {platform.machine()}"


def _landlock() -> str:
    from grader.isolation.confinement.landlock import abi_version

    version = abi_version()
    return f"ABI {version}" + ("" if version >= 6 else "; from 6 on it also keeps signals inside")


def _seccomp() -> str:
    from grader.isolation.confinement.seccomp import child_filter

    child_filter()
    return "libseccomp.so.2"


def _user() -> str:
    import os

    from grader.isolation.confinement.lockdown import interpreter_is_open

    if os.geteuid() != 0:
        return "the grader's own user, without capabilities"
    if interpreter_is_open():
        return "nobody"
    raise _NotHere("only root can read this Python, so student code runs as a root without capabilities")


def _user_namespaces() -> str:
    attempt = subprocess.run([sys.executable, "-c", _TRY_USER_NAMESPACE], check=False, timeout=30)
    if attempt.returncode != 0:
        raise _NotHere("not allowed here; only bubblewrap would use them")
    return "allowed"


def _bubblewrap() -> str:
    from grader.isolation.host.bubblewrap import prefix

    command = prefix()
    if not command:
        raise _NotHere("not installed; not needed, but it would hide the names of foreign files, too")
    attempt = subprocess.run(
        [*command, sys.executable, "-I", "-c", "pass"], check=False, timeout=30, capture_output=True, text=True
    )
    if attempt.returncode != 0:
        said = " ".join(attempt.stderr.split())[:160]
        raise _NotHere(f"installed, but does not work here ({said or 'it says nothing'}); not needed")
    return "works: the process that starts all others sees the interpreter and its libraries only"


def _card() -> str:
    from pathlib import Path

    from grader.isolation.confinement.nvidia import devices
    from grader.isolation.program import Profile

    if not any(Path(device).exists() for device in devices()):
        raise _NotHere("none; not needed, torch computes on the processor")
    _start(Profile(preload=("torch",), device="cuda"))
    return "a confined process has computed on it"


def _scratch() -> str:
    with _launcher() as launcher:
        if not launcher.has_scratch:
            raise _NotHere("no mount namespace of one's own here; programs that write files are refused that")
    return "every check has 10 MB in memory to write files to"


def _once() -> str:
    from grader.isolation.host.errors import SandboxUnavailable
    from grader.isolation.host.launching import open_launcher
    from grader.isolation.host.portable import PortableLauncher
    from grader.isolation.program import Profile, Program

    try:
        open_launcher(Profile(preload=()), "require").close()
    except SandboxUnavailable:
        if PortableLauncher(Profile()).forks:
            return "without the sandbox every check runs in a fork of the process, too"
        raise _NotHere("without the sandbox they are executed for every check here, with the same verdict") from None
    with _launcher() as launcher:
        launcher.execute(Program("nothing", ())).close()
        if not launcher.forks:
            raise _NotHere("needs Linux 6.2; they are executed for every check, with the same verdict")
    return "every check runs in a fork of the process, by a seccomp listener"


def _sandbox() -> str:
    with _launcher():
        pass
    return "a confined process was started, and its walls stand"


def _start(profile: Profile) -> None:
    with _launcher(profile):
        pass


@contextmanager
def _launcher(profile: Profile | None = None) -> Iterator[SandboxLauncher]:
    from grader.isolation.host.errors import LaunchError, SandboxUnavailable
    from grader.isolation.host.sandbox import SandboxLauncher
    from grader.isolation.program import Profile

    try:
        launcher = SandboxLauncher(profile or Profile(preload=()))
    except (SandboxUnavailable, LaunchError) as error:
        raise _NotHere(str(error)) from None
    try:
        yield launcher
    finally:
        launcher.close()
