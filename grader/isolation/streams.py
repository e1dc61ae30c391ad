"""Worker side: the connection to the grader as two file descriptors."""

from __future__ import annotations

import io
import threading

from grader.isolation.wire import Frame, Parts, read_frame

__all__ = ["ConnectionClosed", "StreamLink"]


class ConnectionClosed(BaseException):
    """The grader has hung up. Not an Exception, so that a student's ``except Exception`` does not keep it."""


class StreamLink:
    """Frames over raw descriptors; works on pipes and sockets of every system."""

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
                    part = part[self._writer.write(part) :]

    def receive(self) -> Frame:
        """Read one message.

        Raises:
            ConnectionClosed: there will be no more.
        """
        return read_frame(self._fill)

    def _fill(self, view: memoryview) -> None:
        while view:
            count = self._reader.readinto(view)
            if not count:
                raise ConnectionClosed
            view = view[count:]
