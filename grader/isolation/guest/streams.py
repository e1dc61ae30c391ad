"""The connection to the grader as two file descriptors."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable

from grader.isolation.wire import Packet, Parts, read_packet

__all__ = ["ConnectionClosed", "StreamLink"]


class ConnectionClosed(BaseException):
    """The grader has hung up. Not an Exception, so that a student's ``except Exception`` does not keep it."""


class StreamLink:
    """Packets over raw descriptors; works on pipes and sockets of every system."""

    def __init__(self, read_fd: int, write_fd: int) -> None:
        self._reader = io.FileIO(read_fd, "r", closefd=False)
        self._writer = io.FileIO(write_fd, "w", closefd=False)
        self.lock = threading.Lock()
        """Held while a message is written, so that another thread does not write into the middle of it."""

    def send(self, parts: Parts) -> None:
        """Write one message."""
        with self.lock:
            for part in parts:
                while part:
                    part = part[_or_closed(self._writer.write, part) :]

    def receive(self) -> Packet:
        """Read one message.

        Raises:
            ConnectionClosed: there will be no more.
        """
        return read_packet(self._fill)

    def _fill(self, view: memoryview) -> None:
        while view:
            view = view[_or_closed(self._reader.readinto, view) :]


def _or_closed(operation: Callable[[memoryview], int], view: memoryview) -> int:
    try:
        count = operation(view)
    except OSError:  # the grader is gone, or the student's code has closed the descriptor
        count = 0
    if not count:
        raise ConnectionClosed
    return count
