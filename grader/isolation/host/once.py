"""A program is executed once; every check runs in a fork of the process as it was right after.

The process stops in a call of clone (`guest.staying`), held by a seccomp listener, and the grader alone lets it go on:
after it has put the new process's connection where its own was, and only while the kernel says that it has one thread
and no other open file than those. Whatever is unusual ends in `CannotFork`; the program is then executed for every
check, with the same verdict. Needs Linux 6.2, for the number of open files.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Protocol

from grader.isolation.host.child import Child
from grader.isolation.host.errors import LaunchError, LoadProblem, WorkerGone
from grader.isolation.host.listener import Asked, Listener, children_of, open_files_of, status_of
from grader.isolation.host.scratch import Entry, Scratch
from grader.isolation.host.worker import Worker, started
from grader.isolation.program import Handle, Profile, Program
from grader.isolation.wire.agreed import LISTENER

__all__ = ["CannotFork", "Nursery", "Once", "OnceIfPossible"]

_OPEN_FILES = 5
"""0 nothing, 1 and 2 what is printed, 3 the connection, 4 the trace. With no other one, no fork can leave anything for
the next: no pipe, no place in a file."""
_PATIENCE = 20.0
"""Seconds for a process to stop; more than any takes, also on a busy machine."""


class CannotFork(Exception):
    """Execute the program for every check instead; the text says why."""


class Nursery(Protocol):
    """The zygote: parent of all processes, also of those that a fork makes."""

    pid: int
    memory: int
    scratch: Scratch | None

    def fork(self, descriptors: list[int], *, asking: bool = False) -> int: ...

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else has it fork meanwhile."""

    def reap(self, pid: int) -> None: ...

    def status_of(self, pid: int) -> int: ...


class Once:
    """See `launching.Executed`; also the parent of the checks' processes.

    Raises:
        WorkerGone: executing the program ended the process.
        LaunchError: a fault of ours.
    """

    def __init__(self, nursery: Nursery, profile: Profile, program: Program) -> None:
        self._nursery = nursery
        self._profile = profile
        self._program = program
        self.memory = nursery.memory
        self._child = _Loading(nursery, profile, program)
        self.loaded = started(Worker(self._child, program, profile, lambda handle: handle))
        """The process itself, as long as it was not stopped."""
        self.problems: tuple[LoadProblem, ...] = self.loaded.problems
        self.output = self.loaded.output()
        self.seconds = self.loaded.used()
        self._stopped: Asked | None = None
        self._previous = -1
        self._written: tuple[Entry, ...] = ()

    @property
    def listener(self) -> Listener | None:
        """Where the questions of the process and its forks arrive."""
        return self._child.listener

    def stop(self) -> None:
        """Have the process stop where it can be forked.

        Raises:
            CannotFork: it does not, or has threads or files of its own; it is as good as before then.
        """
        if self.listener is None:
            raise CannotFork("no listener")
        self._inspect()
        try:
            self._number = self.loaded.stay()
            self._stopped = self._child.next_fork(self.listener, time.monotonic() + _PATIENCE)
            self._inspect()
            if self._nursery.scratch is not None:
                self._written = self._nursery.scratch.written(str(self._child.pid))
        except (OSError, WorkerGone, LaunchError) as error:
            raise CannotFork(str(error)) from None

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """A process for one check.

        Raises:
            CannotFork: something is unusual; nothing is left of the process.
        """
        child = Child(self, self._profile, self._program)
        child.inherit(self._child)
        try:
            child.fork()
            worker = Worker(child, self._program, self._profile, wrap)
            worker.problems = self.problems
            worker.join(self._number)
        except (OSError, CannotFork, WorkerGone, LaunchError) as error:
            child.close()
            self.close()
            raise CannotFork(str(error)) from None
        return worker

    def close(self) -> None:
        """End the process, and forget what it wrote."""
        self.loaded.close()
        if self._previous >= 0:
            os.close(self._previous)
        self._previous = -1
        self._stopped = None

    # -- as the parent of the checks' processes

    def fork(self, descriptors: list[int]) -> int:
        """Process id of a fork that owns copies of `descriptors`: connection, output, trace."""
        self._wait_for_previous()
        if self._nursery.scratch is not None:
            self._nursery.scratch.restore(str(self._child.pid), self._written)
        with self._nursery.alone(), _nothing() as nothing:
            known = children_of(self._nursery.pid)
            try:
                born = self._fork(known, descriptors, nothing)
            except (OSError, CannotFork):
                self._end_unknown(known)
                raise
        with suppress(ProcessLookupError):  # it has ended already, and the zygote has collected it
            self._previous = os.pidfd_open(born)
        return born

    def reap(self, pid: int) -> None:
        """The zygote collects it."""
        self._nursery.reap(pid)

    def status_of(self, pid: int) -> int:
        """The zygote knows."""
        return self._nursery.status_of(pid)

    def _wait_for_previous(self) -> None:
        """What the last check's process still writes must not be found by the next one."""
        if self._previous < 0:
            return
        end = select.poll()
        end.register(self._previous, select.POLLIN)
        ended = end.poll(_PATIENCE * 1000)
        os.close(self._previous)
        self._previous = -1
        if not ended:
            raise CannotFork("the last process does not end")

    def _fork(self, known: set[int], descriptors: list[int], nothing: int) -> int:
        if (stopped := self._stopped) is None or (listener := self.listener) is None:
            raise CannotFork("it is not stopped")
        connection, output, trace = descriptors
        for number, descriptor in enumerate((nothing, output, output, connection, trace)):
            listener.put(stopped, descriptor, number)
        self._inspect()
        listener.let(stopped)
        self._stopped, born, deadline = None, 0, time.monotonic() + _PATIENCE
        while not born or self._stopped is None:  # the fork's first word and the next stop, in any order
            asked = _question(listener, deadline)
            if asked is None:
                continue
            if asked.is_fork and asked.thread == self._child.pid and self._stopped is None:
                self._stopped = asked
                if not born and not children_of(self._nursery.pid) - known:
                    raise CannotFork("it was not forked")
            elif asked.is_about_its_end and not born and self._is_new(asked.thread, known):
                born = asked.thread
                listener.let(asked)
            else:
                listener.refuse(asked)
        for number in range(1, _OPEN_FILES):  # or it could read what the fork is sent, and no end of it would be seen
            listener.put(self._stopped, nothing, number)
        self._inspect()  # it may have copied a descriptor or started a thread between the two stops
        return born

    def _is_new(self, thread: int, known: set[int]) -> bool:
        """A whole process (a thread's end would be another one's), child of the zygote, that was not there before."""
        found = status_of(thread)
        return found.get("Tgid") == str(thread) and found.get("PPid") == str(self._nursery.pid) and thread not in known

    def _inspect(self) -> None:
        threads, files = status_of(self._child.pid).get("Threads"), open_files_of(self._child.pid)
        if threads != "1" or files != _OPEN_FILES:
            raise CannotFork(f"{threads} threads, {files} open files")

    def _end_unknown(self, known: set[int]) -> None:
        """End what it may have made without following the rules."""
        for pid in children_of(self._nursery.pid) - known:
            with suppress(ProcessLookupError):
                process = os.pidfd_open(pid)  # else it has ended by itself
                if pid in children_of(self._nursery.pid):  # still, so the number is not somebody else's by now
                    signal.pidfd_send_signal(process, signal.SIGKILL)
                os.close(process)
                self._nursery.reap(pid)


class Stoppable(Protocol):
    """A process in which a program was executed, and which may be forked when it has stopped."""

    problems: tuple[LoadProblem, ...]
    output: str
    seconds: float

    def stop(self) -> None:
        """May raise CannotFork, and then it is as good as before."""

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """May raise CannotFork, and then nothing is left of it."""

    def close(self) -> None: ...


class OnceIfPossible:
    """See `launching.Executed`: forks as long as that works, then a new execution for every check.

    Args:
        once: the program has been executed in it.
        start: a fresh process in which the program has been executed.
    """

    def __init__(self, once: Stoppable, start: Callable[[Callable[[Handle], object]], Worker]) -> None:
        self.problems, self.output, self.seconds = once.problems, once.output, once.seconds
        self._start = start
        self._once: Stoppable | None = once
        try:
            once.stop()
        except CannotFork:
            self.close()

    @property
    def forks(self) -> bool:
        """Whether it is executed once."""
        return self._once is not None

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """A process for one check."""
        if self._once is not None:
            try:
                return self._once.start(wrap)
            except CannotFork:
                self._once = None
        return self._start(wrap)

    def close(self) -> None:
        """End the process that is forked."""
        if self._once is not None:
            self._once.close()
        self._once = None


class _Loading(Child):
    """The process in which the program is executed."""

    def __init__(self, nursery: Nursery, profile: Profile, program: Program) -> None:
        super().__init__(_Asking(nursery), profile, program)

    @property
    def listener(self) -> Listener | None:
        """None before it was forked, or where there cannot be one."""
        return self._listener

    def fork(self) -> None:
        """Have it forked, and wait for its listener, which it hands over before there is student code."""
        super().fork()
        ready = select.poll()
        ready.register(self._socket, select.POLLIN)
        if ready.poll(_PATIENCE * 1000):
            said, found, _, _ = socket.recv_fds(self._socket, 1, 1)
            if said == LISTENER and len(found) == 1:
                self._listen(Listener(found[0]))

    def next_fork(self, listener: Listener, deadline: float) -> Asked:
        """Wait until the process asks to be forked, taking in what it prints meanwhile.

        Raises:
            CannotFork: it says something instead. What stands on its connection would vanish with it; executed for
                every check, it counts against the program.
        """
        while True:
            ready = dict(self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000))
            if self._out in ready:
                self._drain()
            if self._socket.fileno() in ready or not ready:
                raise CannotFork("it does not stop")
            if listener.fileno() in ready and (asked := listener.receive()) is not None:
                if asked.is_fork and asked.thread == self.pid:
                    self._drain()
                    self._be_silent()
                    return asked
                listener.answer(asked)

    def _be_silent(self) -> None:
        ready = select.poll()
        ready.register(self._socket, select.POLLIN)
        if ready.poll(0):
            raise CannotFork("it says more than it was asked")

    def close(self) -> None:
        """End it, and with it its listener."""
        super().close()
        if self._listener is not None:
            self._listener.close()


class _Asking:
    """The zygote as the parent of a process with a listener."""

    listener: Listener | None = None

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self.memory = nursery.memory
        self.reap, self.status_of = nursery.reap, nursery.status_of

    def fork(self, descriptors: list[int]) -> int:
        return self._nursery.fork(descriptors, asking=True)


@contextmanager
def _nothing() -> Iterator[int]:
    """``/dev/null``, opened anew: flags of an open file are shared by all that have it."""
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    try:
        yield nothing
    finally:
        os.close(nothing)


def _question(listener: Listener, deadline: float) -> Asked | None:
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    events = poll.poll(max(0.0, deadline - time.monotonic()) * 1000)
    if not events or not events[0][1] & select.POLLIN:  # late, or nobody is left
        raise CannotFork("it does not fork")
    return listener.receive()
