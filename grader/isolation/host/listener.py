"""The grader's end of a seccomp listener: the questions of confined processes, and what the kernel says of who asks.

Nothing a process says is believed: who asks, with which arguments, how many threads and open files there are, and who
is whose child all come from the kernel. See https://docs.kernel.org/userspace-api/seccomp_filter.html.
"""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import struct
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from grader.isolation.confinement.seccomp import number_of
from grader.isolation.wire.agreed import FORK

__all__ = ["Asked", "Listener", "children_of", "lets_itself_be_counted", "open_files_of", "status_of"]

_RECEIVE, _ANSWER, _ADD_DESCRIPTOR = 0xC0502100, 0xC0182101, 0x40182103
_CONTINUE, _AT_THAT_NUMBER = 1, 1
_QUESTION = struct.Struct("<QIIiIQ6Q")
_PR_SET_PDEATHSIG = 1


@cache
def _numbers() -> tuple[int, int, int]:
    return number_of("clone"), number_of("prctl"), number_of("tgkill")


class Asked(NamedTuple):
    """A thread that is stopped in a system call."""

    id: int
    thread: int
    call: int
    arguments: tuple[int, ...]

    @property
    def is_fork(self) -> bool:
        """Whether it is the clone that `staying` makes."""
        return self.call == _numbers()[0] and self.arguments[0] == FORK

    @property
    def is_about_its_end(self) -> bool:
        """Whether it asks to end with its parent: the first thing a fork does."""
        return self.call == _numbers()[1] and self.arguments[:2] == (_PR_SET_PDEATHSIG, signal.SIGKILL)

    @property
    def signals_itself(self) -> bool:
        """Whether it sends a signal to a thread of its own process (``abort``)."""
        return self.call == _numbers()[2] and status_of(self.thread).get("Tgid") == str(self.arguments[0])


class Listener:
    """Owns the descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        """For `select.poll`."""
        return self._descriptor

    def close(self) -> None:
        """Calls that are stopped then fail in their process."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1

    def receive(self) -> Asked | None:
        """The next question; None when who asked was killed meanwhile."""
        raw = bytearray(_QUESTION.size)
        try:
            fcntl.ioctl(self._descriptor, _RECEIVE, raw)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EINTR):
                return None
            raise
        identity, thread, _, call, _, _, *arguments = _QUESTION.unpack(raw)
        return Asked(identity, thread, call, tuple(arguments))

    def let(self, asked: Asked) -> None:
        """Let the call go on. That is safe for these calls only, because all that matters of them is in registers.

        Raises:
            OSError: who asked is no longer stopped.
        """
        fcntl.ioctl(self._descriptor, _ANSWER, struct.pack("<QqiI", asked.id, 0, 0, _CONTINUE))

    def refuse(self, asked: Asked) -> None:
        """Let the call fail as not permitted."""
        with suppress(OSError):
            fcntl.ioctl(self._descriptor, _ANSWER, struct.pack("<QqiI", asked.id, 0, -errno.EPERM, 0))

    def put(self, asked: Asked, descriptor: int, number: int) -> None:
        """Whatever is at `number` in the stopped process is replaced by a copy of our `descriptor`.

        Raises:
            OSError: who asked is no longer stopped, or the kernel cannot do that.
        """
        request = struct.pack("<QIIII", asked.id, _AT_THAT_NUMBER, descriptor, number, 0)
        fcntl.ioctl(self._descriptor, _ADD_DESCRIPTOR, request)

    def serve(self) -> None:
        """Answer one question of a process that is not to fork."""
        if (asked := self.receive()) is not None:
            self.answer(asked)

    def answer(self, asked: Asked) -> None:
        """It may signal itself, and nothing else."""
        if asked.signals_itself:
            with suppress(OSError):
                self.let(asked)
        else:
            self.refuse(asked)


def status_of(process: int) -> dict[str, str]:
    """``/proc/PID/status``; empty when there is no such process."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}


def children_of(process: int) -> set[int]:
    """The kernel's own list; needs no rights, only CONFIG_PROC_CHILDREN.

    Raises:
        OSError: there is no such list.
    """
    return set(map(int, Path(f"/proc/{process}/task/{process}/children").read_bytes().split()))


def open_files_of(process: int) -> int:
    """How many open files a process has, which Linux tells everybody since 6.2.

    Raises:
        OSError: there is no such process.
    """
    return os.stat(f"/proc/{process}/fd").st_size  # noqa: PTH116 - once per check


def lets_itself_be_counted() -> bool:
    """Whether this kernel tells all that must be known of a process that is to be forked."""
    try:
        return open_files_of(os.getpid()) > 0 and isinstance(children_of(os.getpid()), set)
    except OSError:
        return False
