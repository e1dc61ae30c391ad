"""A program that is executed once without a sandbox, in a process that is forked for every check. Linux only.

It is asked whether it can be forked, and believed: without a sandbox nobody is protected from a program that lies.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress

from grader.isolation.host.errors import LaunchError, LoadProblem, WorkerGone
from grader.isolation.host.once import CannotFork
from grader.isolation.host.pipes import Pipes
from grader.isolation.host.worker import Worker, started
from grader.isolation.program import Handle, Profile, Program
from grader.isolation.wire.agreed import CAN_BE_FORKED, NUMBER

__all__ = ["PortableOnce"]

_PATIENCE = 20.0
"""Seconds for a process to fork; more than any takes, also on a busy machine."""


class PortableOnce:
    """As `once.Once`.

    Raises:
        WorkerGone: executing the program ended the process.
        LaunchError: a fault of ours.
    """

    def __init__(self, profile: Profile, program: Program) -> None:
        self._profile = profile
        self._program = program
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_PATIENCE)
        try:
            with theirs:
                self._pipes = Pipes.start(profile, theirs)
            self._pipes.wait_until_ready()
            self._loaded = started(Worker(self._pipes, program, profile, lambda handle: handle))
        except BaseException:
            self._control.close()
            raise
        self.problems: tuple[LoadProblem, ...] = self._loaded.problems
        self.output = self._loaded.output()
        self.seconds = self._loaded.used()

    def stop(self) -> None:
        """Have the process stop where it can be forked.

        Raises:
            CannotFork: it has threads, processes or open files of its own.
        """
        try:
            self._number = self._loaded.stay()
            said = self._control.recv(1)
        except (OSError, WorkerGone) as error:
            raise CannotFork(str(error)) from None
        if said != CAN_BE_FORKED:
            raise CannotFork("threads, processes or open files")

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """A process for one check.

        Raises:
            CannotFork: something is unusual; nothing is left of the process.
        """
        pipes = None
        try:
            pipes = self._forked()
            worker = Worker(pipes, self._program, self._profile, wrap)
            worker.problems = self.problems
            worker.join(self._number)
        except (OSError, WorkerGone, LaunchError) as error:
            if pipes is not None:
                pipes.close()
            self.close()
            raise CannotFork(str(error)) from None
        return worker

    def _forked(self) -> Pipes:
        reads, stdin = os.pipe()
        stdout, writes = os.pipe()
        stderr, prints = os.pipe()
        ours = [os.fdopen(stdin, "wb", 0), os.fdopen(stdout, "rb", 0), os.fdopen(stderr, "rb", 0)]
        try:
            socket.send_fds(self._control, [b"F"], [reads, writes, prints])
            answer = self._control.recv(NUMBER.size)
            if len(answer) != NUMBER.size:
                raise OSError("the process that is forked has ended")
        except OSError:
            for stream in ours:
                stream.close()
            raise
        finally:
            for descriptor in (reads, writes, prints):
                os.close(descriptor)
        pipes = Pipes(self._profile, _Fork(*NUMBER.unpack(answer)), *ours)
        pipes.inherit(self._pipes)
        return pipes

    def close(self) -> None:
        """End the process."""
        self._control.close()
        self._loaded.close()


class _Fork:
    """A child of ours that somebody else has made."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._end = os.pidfd_open(pid)  # its number is its own until it is waited for, which only happens here

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, as `subprocess.Popen.wait` gives it."""
        if self.returncode is None:
            end = select.poll()
            end.register(self._end, select.POLLIN)
            if not end.poll(None if timeout is None else timeout * 1000):
                raise subprocess.TimeoutExpired("a fork", timeout or 0)
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.close(self._end)
        return self.returncode

    def kill(self) -> None:
        """End it now."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._end, signal.SIGKILL)
