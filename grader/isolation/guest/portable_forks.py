"""A process without confinement that has executed a program, and is forked for every check. Linux only.

It says on a socket of its own whether it can be forked. Then each packet there brings three descriptors, what a fork
reads, writes and prints to, and is answered with the fork's number. The fork is the grader's child, not this one's.
"""

from __future__ import annotations

import gc
import os
import socket
import time
from pathlib import Path

from grader.isolation.confinement import kernel
from grader.isolation.guest import settings
from grader.isolation.guest.staying import address_of_thread_number
from grader.isolation.wire.agreed import CAN_BE_FORKED, CANNOT_BE_FORKED, FORK, NUMBER

__all__ = ["Forks"]

_SECONDS_TO_END = 1.0


class Forks:
    """Knows how many files are open before there is student code.

    Args:
        number: of the socket.
        incoming, outgoing: descriptors of the connection, which a fork has anew.
    """

    def __init__(self, number: int, incoming: int, outgoing: int) -> None:
        self._socket = socket.socket(fileno=number)
        self._connection = incoming, outgoing
        self._thread_number = address_of_thread_number()
        self._open = _entries("/proc/self/fd")

    def stay(self) -> None:
        """Be what is forked. Returns in every fork; and in this process only where it cannot be."""
        settings.forget_open_fonts()
        gc.collect()
        if not self._is_alone():
            self._socket.send(CANNOT_BE_FORKED)
            return
        gc.freeze()
        self._socket.send(CAN_BE_FORKED)
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._socket, 1, 3)
            if not message:
                os._exit(0)
            pid = kernel.clone(FORK, self._thread_number)
            if pid == 0:
                self._become_fork(descriptors)
                return
            self._socket.send(NUMBER.pack(pid))
            for descriptor in descriptors:
                os.close(descriptor)

    def _is_alone(self) -> bool:
        """No thread, which a fork would lose; no process and no open file of the program's, which forks would share."""
        until = time.monotonic() + _SECONDS_TO_END
        while _entries("/proc/self/task") > 1 and time.monotonic() < until:  # one that has just ended
            time.sleep(0.001)
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        return (
            self._thread_number != 0
            and _entries("/proc/self/task") == 1
            and _entries("/proc/self/fd") == self._open
            and not children.read_text(encoding="ascii")
        )

    def _become_fork(self, descriptors: list[int]) -> None:
        os.setsid()
        self._socket.close()
        reads, writes, prints = descriptors
        incoming, outgoing = self._connection
        for descriptor, own in ((reads, incoming), (writes, outgoing), (prints, 1), (prints, 2)):
            os.dup2(descriptor, own)
        for descriptor in descriptors:
            os.close(descriptor)


def _entries(folder: str) -> int:
    return len(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
