"""Whatever a shell, a cron job or a service manager leaves a command with, it runs as from an ordinary terminal."""

from __future__ import annotations

import os
import signal
import sys
import tempfile

__all__ = ["UNWANTED", "make_ordinary"]

UNWANTED = ("PYTHONWARNINGS", "PYTHONOPTIMIZE", "PYTHONINSPECT")
"""Variables that change what Python programs do: a warning of a library would end the run."""


def make_ordinary() -> None:
    """Open standard streams, signals as usual, files that can be read again, names in UTF-8.

    May start the interpreter anew, with the same arguments.
    """
    _open_streams()
    # torch's compiler makes a folder of its own as soon as it is imported, and leaves it behind
    os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", tempfile.gettempdir())
    os.umask(os.umask(0o077) & 0o077)  # what we write, we can read
    if sys.platform != "win32":
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, it would hide how a process ended
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        _start_anew_if_needed()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a name that it cannot show is shown somehow


def _open_streams() -> None:
    """Let closed standard streams lead nowhere: the next files that are opened would take their place."""
    for descriptor, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(descriptor)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != descriptor:
                os.dup2(nowhere, descriptor)
                os.close(nowhere)
            os.set_inheritable(descriptor, True)
        if getattr(sys, name) is None:
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _start_anew_if_needed() -> None:
    """An interpreter cannot take back what it has read from its environment."""
    changed = {name for name in UNWANTED if os.environ.get(name)}
    if sys.getfilesystemencoding() != "utf-8":
        changed.add("PYTHONUTF8")
    if changed:
        environment = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        environment["PYTHONUTF8"] = "1"
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606
