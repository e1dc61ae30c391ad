"""A process that has imported libraries, and is forked instead of importing them again: both ends of asking it.

It serves a door, a socket on which a packet asks for one fork. The packet is what the new process is told; the first
descriptor that comes with it is where the answer goes, a descriptor of the new process, and the others are that
process's own. Nobody has to wait for what another one asks, so many may have the other end of the door.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

__all__ = ["Forked", "Request", "received", "serve", "wait_for_all"]

_MOST_BYTES, _MOST_DESCRIPTORS = 1 << 16, 8
_SECONDS_TO_ANSWER = 120
"""For libraries to be imported first, on a busy machine with a cold disk."""


class Request(NamedTuple):
    """What is asked for, or what a new process is told."""

    message: bytes
    descriptors: list[int]


class Forked:
    """The near side of a new process; what of `subprocess.Popen` is needed of it.

    Args:
        door: of the process that is forked.
        message, descriptors: for the new process; the descriptors stay the caller's.
        stdin, stdout: the caller's ends of pipes that are among them.

    Raises:
        OSError: nobody answers at the door.
    """

    def __init__(
        self,
        door: socket.socket,
        message: bytes,
        descriptors: Sequence[int],
        stdin: IO[bytes] | None = None,
        stdout: IO[bytes] | None = None,
    ) -> None:
        self.stdin, self.stdout = stdin, stdout
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with mine:
            with theirs:
                socket.send_fds(door, [message], [theirs.fileno(), *descriptors])
            mine.settimeout(_SECONDS_TO_ANSWER)
            _, found, _, _ = socket.recv_fds(mine, 1, 1)
        if len(found) != 1:
            raise OSError("the process that is to be forked has ended")
        self._pidfd = found[0]
        weakref.finalize(self, os.close, self._pidfd)  # not sooner: two threads may wait for its end

    def poll(self) -> int | None:
        """None while it runs. How it ended is only told to its parent."""
        return 0 if self._ended_within(0) else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end.

        Raises:
            TimeoutExpired: it has not come.
        """
        if not self._ended_within(timeout):
            raise subprocess.TimeoutExpired("a fork", timeout or 0)
        return 0

    def kill(self) -> None:
        """End it now."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def _ended_within(self, seconds: float | None) -> bool:
        end = select.poll()
        end.register(self._pidfd, select.POLLIN)
        return bool(end.poll(None if seconds is None else seconds * 1000))


def received(door: socket.socket) -> Request | None:
    """The next request; None when nobody is left who could ask."""
    message, descriptors, _, _ = socket.recv_fds(door, _MOST_BYTES, _MOST_DESCRIPTORS)
    return Request(message, descriptors) if message else None


def serve(door: socket.socket) -> Request | None:
    """Fork for everybody who asks.

    Returns:
        In each new process, which leads a session of its own, what it is told. In this one None, when nobody is left
        who could ask and every process has ended: who ends before his children are collected is missing in an account.

    Raises:
        OSError: this process has threads, which a fork would lose.
    """
    while (request := received(door)) is not None:
        if len(list(Path("/proc/self/task").iterdir())) != 1:
            raise OSError("a library has started threads")
        answer, *descriptors = request.descriptors
        _collect()
        pid = os.fork()
        if pid == 0:
            door.close()
            os.close(answer)
            os.setsid()
            return Request(request.message, descriptors)
        with socket.socket(fileno=answer) as asking, suppress(OSError):  # who asked may have ended
            process = os.pidfd_open(pid)
            socket.send_fds(asking, [b"."], [process])
            os.close(process)
        for descriptor in descriptors:
            os.close(descriptor)
    door.close()
    wait_for_all()
    return None


def wait_for_all() -> None:
    """Until no child is left."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _collect() -> None:
    """Those that have ended; not sooner, so that the number of a process that somebody asks about stays its own."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
