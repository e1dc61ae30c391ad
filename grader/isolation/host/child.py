"""One confined child process, its sockets, its clock and its memory."""

from __future__ import annotations

import math
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

from grader.isolation.clock import INTERVAL, Clock, Reading, Verdict, scheduled
from grader.isolation.host.card import Card
from grader.isolation.host.cleaning import entries_in, frames_of
from grader.isolation.host.errors import BudgetUsed, MemoryLimit, OutputLimit, ProtocolViolation, ended, out_of_time
from grader.isolation.host.listener import Listener
from grader.isolation.program import Frame, Profile, Program
from grader.isolation.wire import Packet, Parts, read_packet

__all__ = ["Child", "Parent"]


OUTPUT_FACTOR = 1024
"""A process that prints so many times what is kept is ended."""
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

    @property
    def listener(self) -> Listener | None:
        """On which the children's questions arrive, if they have any."""

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
        self._seconds = 0.0
        self._clock = Clock(self._reading)
        self._before = 0.0
        self._budget = math.inf
        self._closed = False
        self._last_known = 0.0
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
        self._listen(parent.listener)

    def _listen(self, listener: Listener | None) -> None:
        self._listener = listener
        if listener is not None:
            self._poll.register(listener, select.POLLIN)

    def fork(self) -> None:
        """Have the process forked: when its first answer is waited for, so that it finds the first request waiting."""
        if self._card:
            self._card.acquire()
            self._clock.skip()  # waiting for one's turn is not the student's time
        self._pid = self._parent.fork(self._theirs)
        with suppress(ProcessLookupError):  # it has ended already, and the zygote has collected it
            self._pidfd = os.pidfd_open(self._pid)
        self._close_theirs()

    @property
    def pid(self) -> int:
        """Process id; 0 before it was forked."""
        return self._pid

    def _close_theirs(self) -> None:
        while self._theirs:
            os.close(self._theirs.pop())

    def inherit(self, other: Child) -> None:
        """Begin with what another process has printed: this one will be a fork of it."""
        self._output, self._printed = bytearray(other._output), other._printed

    # -- time

    def begin(self, seconds: float) -> None:
        self._seconds = seconds
        used = self._processor_time()
        left = self._before + self._budget - used
        if left < 0:
            raise BudgetUsed
        self._clock.begin(min(seconds, left), used)
        self._next_look = time.monotonic() + INTERVAL

    def end(self) -> None:
        if not self._closed:
            self._drain()

    def pause(self) -> Callable[[], None]:
        return self._clock.skip

    def limit(self, seconds: float) -> None:
        self._before, self._budget = self._processor_time(), seconds

    def used(self) -> float:
        return self._processor_time() - self._before

    def waited(self) -> float:
        return self._clock.waited

    def _reading(self) -> Reading:
        return Reading(time.monotonic(), self._processor_time(), *scheduled(self._pid))

    def _processor_time(self) -> float:
        if not self._pid:
            return 0.0
        with suppress(OSError):  # it has just ended
            self._last_known = time.clock_gettime((~self._pid << 3) | 2)  # Linux's number for a process's clock
        return self._last_known

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
            self.fork()
        connection = self._socket.fileno()
        self._poll.modify(connection, event)
        while True:
            ready = dict(self._poll.poll(INTERVAL * 1000))
            if self._out in ready:
                self._drain()
            if self._listener is not None and self._listener.fileno() in ready:
                self._listener.serve()
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
        self._next_look = now + INTERVAL
        if self._printed > self._keep * OUTPUT_FACTOR:
            raise OutputLimit(self._keep * OUTPUT_FACTOR >> 10)
        if self._resident() > self._max_memory:
            raise MemoryLimit(self._megabytes)
        if self._card and self._card.taken() > (self._megabytes << 20) + _CONTEXT:
            raise MemoryLimit(self._megabytes)
        if (verdict := self._clock.look()) is not None:
            self._give_up(verdict)

    def _give_up(self, verdict: Verdict) -> NoReturn:
        self._signal(signal.SIGUSR1)  # faulthandler answers with the stack
        stack = self._stack(_TO_TRACE)
        if verdict == "computed" and self.used() > self._budget:
            raise BudgetUsed(stack)
        raise out_of_time(verdict, self._seconds, stack)

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self._pid}/statm").read_bytes().split()[1]) * _PAGE
        except (OSError, IndexError):  # it has just ended
            return 0

    def _explain_end(self) -> NoReturn:
        """The connection is closed: say why."""
        if self._pidfd:
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
        self._processor_time()
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
