"""The near side of the zygotes' ancestor: who starts it, and who has zygotes forked from it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from grader.isolation.forking import Forked
from grader.isolation.host import bubblewrap
from grader.isolation.host.starting import interpreter

__all__ = ["Ancestor", "Door", "Group", "known", "tell"]

_START_SECONDS = 60


class Group(subprocess.Popen[bytes]):
    """A process that leads a session, and is ended with all that belongs to it: bubblewrap stands before the others."""

    def kill(self) -> None:
        """End all of them."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


class Door:
    """Where zygotes can be asked for."""

    def __init__(self, door: socket.socket, *, wrapped: bool) -> None:
        self.socket = door
        self.wrapped = wrapped
        """Whether the ancestor, and so every zygote, is in bubblewrap."""

    def zygote(self, arguments: Sequence[str], control: socket.socket) -> Forked:
        """A zygote with these arguments (see `guest.zygote`) that has its end of `control`.

        Raises:
            OSError: the ancestor has ended.
        """
        mine, theirs = os.pipe()
        output: IO[bytes] = os.fdopen(mine, "rb", buffering=0)
        try:
            message = "\0".join(arguments).encode()
            return Forked(self.socket, message, [control.fileno(), theirs], stdout=output)
        except OSError:
            output.close()
            raise
        finally:
            os.close(theirs)


class Ancestor:
    """Starts one, with bubblewrap where that works.

    Raises:
        OSError: it cannot be started, or does not come up.
    """

    def __init__(self) -> None:
        prefix = bubblewrap.prefix()
        try:
            self._start(prefix)
        except OSError:
            if not prefix:
                raise
            self._start(())

    def _start(self, prefix: Sequence[str]) -> None:
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command, environment = interpreter("grader.isolation.guest.ancestor", str(theirs.fileno()))
        with theirs:
            self._process = Group(
                [*prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # as a zygote's: Python keeps that it cannot be rewound
                stderr=subprocess.STDOUT,
                env=environment,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self.door = Door(mine, wrapped=bool(prefix))
        mine.settimeout(_START_SECONDS)
        try:
            up = mine.recv(16)
        except OSError:
            up = b""
        mine.settimeout(None)
        if not up:
            self.end(0)
            raise OSError("the ancestor of zygotes does not come up")

    def end(self, seconds: float) -> None:
        """Let it and its zygotes end by themselves, and after so many seconds kill it."""
        self.door.socket.close()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


class _Known:
    """What this process was told."""

    door: Door | None = None


def tell(door: Door | None) -> None:
    """From now on, zygotes of this process come from there."""
    _Known.door = door


def known() -> Door | None:
    """Where zygotes can be asked for; None where every one must be started."""
    return _Known.door if sys.platform == "linux" else None
