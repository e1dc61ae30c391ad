"""What this machine offers for confining student code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from grader.isolation.landlock import abi_version

    version = abi_version()
    return f"ABI {version}" + ("" if version >= 6 else "; from 6 on it also keeps signals inside")


def _seccomp() -> str:
    from grader.isolation.seccomp import child_filter

    child_filter()
    return "libseccomp.so.2"


def _user() -> str:
    import os

    from grader.isolation.lockdown import interpreter_is_open

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
    from grader.isolation.bubblewrap import prefix

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

    from grader.isolation.cuda import devices
    from grader.isolation.program import Profile

    if not any(Path(device).exists() for device in devices()):
        raise _NotHere("none; not needed, torch computes on the processor")
    _start(Profile(preload=("torch",), device="cuda"))
    return "a confined process has computed on it"


def _sandbox() -> str:
    from grader.isolation.program import Profile

    _start(Profile(preload=()))
    return "a confined process was started, and its walls stand"


def _start(profile: Profile) -> None:
    from grader.isolation.errors import LaunchError, SandboxUnavailable
    from grader.isolation.supervisor import SandboxLauncher

    try:
        SandboxLauncher(profile).close()
    except (SandboxUnavailable, LaunchError) as error:
        raise _NotHere(str(error)) from None
