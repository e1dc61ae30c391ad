"""Host side: one confined child process, its sockets, its clock and its memory."""

from __future__ import annotations

import os
import resource
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, Protocol

from grader.isolation.card import Card
from grader.isolation.cleaning import entries_in, frames_of
from grader.isolation.conversation import MOST_GIVEN_BACK
from grader.isolation.errors import CallTimeout, MemoryLimit, OutputLimit, ProtocolViolation, ended
from grader.isolation.program import Frame, Profile, Program
from grader.isolation.wire import Packet, Parts, read_packet

__all__ = ["Child", "Parent"]

OUTPUT_FACTOR = 1024
"""A process that prints so many times what is kept is ended."""
_INTERVAL = 0.05
"""Seconds between two looks at the process's clock and memory."""
_SLACK = 64 << 20
"""What huge pages take in addition; the limit that counts is that of the process's data (`lockdown`)."""
_CONTEXT, _CONTEXT_HERE = 1 << 30, 4 << 30
"""What CUDA itself takes for a process: of the card, and of the machine's memory, most of it libraries."""
_TO_DIE = 0.3
_TO_TRACE = 0.15
_MAX_TRACE = 1 << 16
_PAGE = resource.getpagesize()


class Parent(Protocol):
    """Who forks children and collects them."""

    memory: int
    """Resident bytes that a child has from the start."""

    def fork(self, descriptors: list[int]) -> int: ...

    def reap(self, pid: int) -> None: ...

    def status_of(self, pid: int) -> int: ...


class Child:
    """Transport to a forked child."""

    def __init__(self, parent: Parent, profile: Profile, program: Program, card: Card | None = None) -> None:
        self._parent = parent
        self._program = program
        self._keep = profile.output_kb << 10
        self._megabytes = profile.memory_mb
        self._card = card
        self._max_memory = parent.memory + (profile.memory_mb << 20) + (_CONTEXT_HERE if card else _SLACK)
        self._output = bytearray()
        self._printed = 0
        self._seconds = self._wall_deadline = self._cpu_deadline = self._to_give_back = 0.0
        self._closed = False
        self._pid = self._pidfd = 0
        self._reaped = False
        self._next_look = 0.0
        self._socket, connection = socket.socketpair()
        self._out, output = os.pipe()
        self._trace, trace = os.pipe()
        self._theirs = [connection.detach(), output, trace]
        self._socket.setblocking(False)
        for descriptor in (self._out, self._trace):
            os.set_blocking(descriptor, False)
        self._poll = select.poll()
        self._poll.register(self._out, select.POLLIN)
        self._poll.register(self._socket, select.POLLIN)

    def _fork(self) -> None:
        """Have the process forked: when its first answer is waited for, so that it finds the first request waiting."""
        if self._card:
            since = time.monotonic()
            self._card.acquire()
            self._wall_deadline += time.monotonic() - since  # waiting for one's turn is not the student's time
        self._pid = self._parent.fork(self._theirs)
        self._pidfd = os.pidfd_open(self._pid)
        self._close_theirs()

    def _close_theirs(self) -> None:
        while self._theirs:
            os.close(self._theirs.pop())

    # -- time

    def begin(self, seconds: float) -> None:
        self._seconds = seconds
        now = time.monotonic()
        self._cpu_deadline = self._processor_time() + seconds
        self._wall_deadline = now + 3 * seconds
        self._to_give_back = MOST_GIVEN_BACK * seconds
        self._next_look = now + _INTERVAL

    def end(self) -> None:
        if not self._closed:
            self._drain()

    def pause(self) -> Callable[[], None]:
        since = time.monotonic()

        def resume() -> None:
            back = min(time.monotonic() - since, self._to_give_back)
            self._to_give_back -= back
            self._wall_deadline += back

        return resume

    def _processor_time(self) -> float:
        if not self._pid:
            return 0.0
        try:
            return time.clock_gettime((~self._pid << 3) | 2)  # Linux's number for the processor clock of a process
        except OSError:  # it has just ended
            return 0.0

    # -- messages

    def send(self, parts: Parts) -> None:
        for part in parts:
            while part:
                try:
                    part = part[self._socket.send(part) :]
                except BlockingIOError:
                    self._wait(select.POLLOUT)
                except OSError:
                    self._explain_end()

    def receive(self) -> Packet:
        if time.monotonic() >= self._next_look:  # who sends without end would never make us wait, and so look
            self._look()
        return read_packet(self._fill)

    def _fill(self, view: memoryview) -> None:
        while view:
            try:
                count = self._socket.recv_into(view)
            except BlockingIOError:
                self._wait(select.POLLIN)
                continue
            except OSError:
                count = 0
            if count == 0:
                self._explain_end()
            view = view[count:]

    def _wait(self, event: int) -> None:
        """Return when the connection is ready; take in what is printed meanwhile, and look at clock and memory."""
        if not self._pid:
            self._fork()
        connection = self._socket.fileno()
        self._poll.modify(connection, event)
        while True:
            ready = dict(self._poll.poll(_INTERVAL * 1000))
            if self._out in ready:
                self._drain()
            if time.monotonic() >= self._next_look:  # however busy the connection is
                self._look()
            if connection in ready:
                return

    def _drain(self) -> None:
        """Take what was printed, at most as much as is let pass, so that a flood cannot keep us here."""
        while self._printed <= self._keep * OUTPUT_FACTOR and self._out >= 0:
            try:
                data = os.read(self._out, 1 << 16)
            except BlockingIOError:
                return
            if not data:  # all its ends are closed
                self._poll.unregister(self._out)
                os.close(self._out)
                self._out = -1
                return
            self._printed += len(data)
            self._output += data[: max(0, self._keep - len(self._output))]
            if time.monotonic() >= self._next_look:
                return

    def printed(self) -> tuple[bytes, bool]:
        return bytes(self._output), self._printed > len(self._output)

    # -- limits and ends

    def _look(self) -> None:
        now = time.monotonic()
        self._next_look = now + _INTERVAL
        if self._printed > self._keep * OUTPUT_FACTOR:
            raise OutputLimit(self._keep * OUTPUT_FACTOR >> 10)
        if self._resident() > self._max_memory:
            raise MemoryLimit(self._megabytes)
        if self._card and self._card.taken() > (self._megabytes << 20) + _CONTEXT:
            raise MemoryLimit(self._megabytes)
        if now > self._wall_deadline or self._processor_time() > self._cpu_deadline:
            self._signal(signal.SIGUSR1)  # faulthandler answers with the stack
            raise CallTimeout(self._seconds, self._stack(_TO_TRACE))

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self._pid}/statm").read_bytes().split()[1]) * _PAGE
        except (OSError, IndexError):  # it has just ended
            return 0

    def _explain_end(self) -> NoReturn:
        """The connection is closed: say why."""
        end = select.poll()
        end.register(self._pidfd, select.POLLIN)
        if not end.poll(_TO_DIE * 1000):
            raise ProtocolViolation("it closed its connection")
        self._drain()
        status = self._parent.status_of(self._pid)
        self._reaped = True
        stack = self._stack(0)
        if os.WIFSIGNALED(status):
            raise ended(signal=os.WTERMSIG(status), stack=stack)
        raise ended(os.WEXITSTATUS(status), stack=stack)

    def _stack(self, seconds: float) -> tuple[Frame, ...]:
        """The student's stack as faulthandler has written it, waiting `seconds` for it."""
        trace = b""
        ready = select.poll()
        ready.register(self._trace, select.POLLIN)
        while len(trace) < _MAX_TRACE and ready.poll(seconds * 1000):
            data = os.read(self._trace, _MAX_TRACE)
            if not data:
                break
            trace += data
            seconds = 0.01  # it comes line by line
        return frames_of(entries_in(trace, self._program), self._program)

    def _signal(self, number: int) -> None:
        if self._pidfd:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, number)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._pid and not self._reaped:
            self._signal(signal.SIGKILL)
            self._parent.reap(self._pid)
        if self._card:
            self._card.release()
        self._socket.close()
        self._close_theirs()
        for descriptor in (self._pidfd, self._out, self._trace):
            if descriptor > 0:
                os.close(descriptor)
