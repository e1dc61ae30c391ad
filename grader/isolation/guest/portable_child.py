"""Started for one check, or to be forked for every check, without any confinement that is not in Python itself."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from grader.isolation.guest import drawing, settings
from grader.isolation.guest.reports import stack_of
from grader.isolation.guest.server import Server, seed_everything
from grader.isolation.guest.streams import ConnectionClosed, StreamLink
from grader.isolation.guest.watch import Watch
from grader.isolation.wire import decode, encode
from grader.isolation.wire.agreed import END_OF_OUTPUT, LOST_CONNECTION

__all__ = ["main"]


def main(arguments: Sequence[str]) -> None:
    """Take over stdin and stdout as the connection, then serve; with the number of a socket be forked on request."""
    incoming, outgoing = _own_descriptors()
    link = StreamLink(incoming, outgoing)
    preload, seed, memory_mb, device = decode(link.receive(), trusted=True)
    try:
        settings.preload(preload)
    except ImportError as error:
        link.send(encode(str(error)))
        return
    drawing.make_harmless()
    settings.clear_environment()
    settings.print_at_once()
    seed_everything(seed)
    if device == "cpu":  # the CUDA driver reserves more than any machine has
        _limit_memory(memory_mb)
    link.send(encode("ready"))
    server = _WatchedServer(link)
    server.use(device)
    if arguments:
        from grader.isolation.guest.portable_forks import Forks

        forks = Forks(int(arguments[0]), incoming, outgoing)
        server.stay = lambda: server.unwatched(forks.stay)
    try:
        server.serve()
    except ConnectionClosed:
        os._exit(LOST_CONNECTION)


def _own_descriptors() -> tuple[int, int]:
    """Move the connection away from 0 and 1, so that input() finds nothing and prints go to the captured stream."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (incoming, outgoing):
            msvcrt.setmode(descriptor, os.O_BINARY)
    return incoming, outgoing


def _limit_memory(megabytes: int) -> None:
    """Let allocations beyond the limit fail where the system can do that."""
    try:
        import resource

        status = Path("/proc/self/status").read_text(encoding="ascii")
        used = next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmData"))
        limit = used + (megabytes << 20)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    except (ImportError, OSError, ValueError, StopIteration):
        pass


class _WatchedServer(Server):
    """Ends the process when a request takes too long, and says first where the student's code is."""

    def __init__(self, link: StreamLink) -> None:
        super().__init__(link)
        self._student = threading.get_ident()
        self._watch = Watch(self._say_where_and_end)
        self.started = lambda seconds: self._watch.start(seconds)
        self.waiting = self._stop_and_mark

    def unwatched(self, action: Callable[[], None]) -> None:
        """Do something that no other thread may see."""
        self._watch.end()
        action()
        self._watch = Watch(self._say_where_and_end)

    def _say_where_and_end(self, waited: bool) -> None:
        self._link.send(encode(["timeout", waited, stack_of(sys._current_frames().get(self._student))]))
        os._exit(1)

    def _stop_and_mark(self) -> Callable[[], None]:
        with suppress(OSError):  # the student's code has closed it
            os.write(2, END_OF_OUTPUT)
        return self._watch.stop()
