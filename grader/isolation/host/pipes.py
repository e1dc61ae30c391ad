"""A process without confinement and its pipes."""

from __future__ import annotations

import math
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol, Self

from grader.isolation.clock import MOST_WAITING
from grader.isolation.host.errors import BudgetUsed, CallTimeout, LaunchError, OutputLimit, WorkerGone, ended
from grader.isolation.host.starting import interpreter
from grader.isolation.program import Profile
from grader.isolation.wire import Packet, Parts, ProtocolError, decode, encode, read_packet
from grader.isolation.wire.agreed import END_OF_OUTPUT

__all__ = ["Pipes", "Running"]

_START_SECONDS = 120
"""For the interpreter and the libraries, on a busy machine with a cold disk."""
_GRACE_SECONDS = 1
"""The child's own watch comes first, because it knows the student's stack."""
_SLOWEST = 10
"""Times a request's processor seconds that it may take on a busy machine before it is given up unheard."""
_READ_SECONDS = 0.5
"""For the output of a request to arrive here after its answer."""
OUTPUT_FACTOR = 1024
"""The process is ended when it prints so many times what is kept."""


class Running(Protocol):
    """What is needed of a process; `subprocess.Popen` is one."""

    pid: int

    @property
    def returncode(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def kill(self) -> None: ...


class Pipes:
    """One child process: a thread per pipe, because no system-independent call waits for pipes."""

    def __init__(
        self, profile: Profile, process: Running, stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes]
    ) -> None:
        self._process = process
        self._stdin, self._streams = stdin, (stdin, stdout, stderr)
        self._keep = profile.output_kb << 10
        self._output = bytearray()
        self._printed = 0
        self._answers = self._ends_read = 0
        self._read = threading.Condition()
        self._seconds = 0.0
        self._deadline = 0.0
        self._begun: float | None = None
        self._spent = self._before = 0.0
        self._budget = math.inf
        self._packets: queue.Queue[Packet | ProtocolError | None] = queue.Queue(2)  # not more: they may be large
        self._threads = [
            threading.Thread(target=self._read_packets, args=(stdout,), daemon=True),
            threading.Thread(target=self._read_output, args=(stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @classmethod
    def start(cls, profile: Profile, control: socket.socket | None = None) -> Self:
        """A new interpreter; with `control`, one that can be asked there to be forked.

        Raises:
            LaunchError: the interpreter cannot be started.
        """
        shared = () if control is None else (control.fileno(),)
        command, environment = interpreter("grader.isolation.guest.portable_child", *map(str, shared))
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                env=environment,
                cwd=Path.cwd().anchor,
                pass_fds=shared,
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            raise LaunchError(f"the Python interpreter cannot be started: {error}") from None
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        pipes = cls(profile, process, process.stdin, process.stdout, process.stderr)
        pipes.send(encode([list(profile.preload), profile.seed, profile.memory_mb, profile.device]))
        return pipes

    def inherit(self, other: Pipes) -> None:
        """Begin with what another process has printed: this one is a fork of it."""
        with self._read:
            self._output, self._printed = other._output + self._output, other._printed + self._printed

    def wait_until_ready(self) -> None:
        """Wait for the libraries to be imported."""
        self._deadline = time.monotonic() + _START_SECONDS
        try:
            answer = decode(self.receive())
        except (WorkerGone, ProtocolError):
            answer = self._output.decode("utf-8", "replace")[-500:]
        if answer != "ready":
            self.close()
            raise LaunchError(f"the student's process could not be prepared: {answer}")
        self._output.clear()
        self._printed = self._answers = 0

    def begin(self, seconds: float) -> None:
        self._seconds = seconds
        if self.used() > self._budget:
            raise BudgetUsed
        self._begun = time.monotonic()
        self._deadline = self._begun + MOST_WAITING + _SLOWEST * seconds + _GRACE_SECONDS

    def end(self) -> None:
        self._deadline = 0.0
        if self._begun is not None:
            self._spent += time.monotonic() - self._begun
        self._begun = None
        with self._read:
            self._read.wait_for(lambda: self._ends_read >= self._answers, _READ_SECONDS)

    def waited(self) -> float:
        return 0.0

    def pause(self) -> Callable[[], None]:
        since = time.monotonic()

        def resume() -> None:
            own = time.monotonic() - since
            self._deadline += own
            self._spent -= own

        return resume

    def limit(self, seconds: float) -> None:
        self._before, self._budget = self._used(), seconds

    def used(self) -> float:
        return self._used() - self._before

    def _used(self) -> float:
        """Processor time where this system tells it of another process, otherwise what requests took."""
        if sys.platform == "linux" and self._process.returncode is None:
            with suppress(OSError):
                return time.clock_gettime((~self._process.pid << 3) | 2)
        return self._spent + (time.monotonic() - self._begun if self._begun is not None else 0.0)

    def send(self, parts: Parts) -> None:
        try:
            for part in parts:
                while part:
                    part = part[self._stdin.write(part) or 0 :]
        except (OSError, ValueError):
            raise self._ended() from None

    def receive(self) -> Packet:
        try:
            packet = self._packets.get(timeout=max(0.0, self._deadline - time.monotonic()))
        except queue.Empty:
            raise CallTimeout(self._seconds) from None
        if isinstance(packet, ProtocolError):
            raise packet
        if packet is None:
            raise self._ended()
        self._answers += 1
        return packet

    def _ended(self) -> WorkerGone:
        try:
            code = self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            code = None
        self._threads[1].join(0.5)
        if self._printed > self._keep * OUTPUT_FACTOR:
            return OutputLimit(self._keep * OUTPUT_FACTOR >> 10)
        return ended(signal=-code) if code is not None and code < 0 else ended(code)

    def printed(self) -> tuple[bytes, bool]:
        return bytes(self._output), self._printed > len(self._output)

    def close(self) -> None:
        self._kill()
        while any(thread.is_alive() for thread in self._threads):
            with suppress(queue.Empty):  # the reader may be waiting for room
                self._packets.get_nowait()
            self._threads[0].join(0.01)
            self._threads[1].join(0.01)
        for stream in self._streams:
            if not stream.closed:
                stream.close()

    def _kill(self) -> None:
        if sys.platform != "win32":  # what the student's code has started goes with it
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()

    # -- in threads

    def _read_packets(self, stream: IO[bytes]) -> None:
        def fill(view: memoryview) -> None:
            while view:
                count = stream.readinto(view)  # type: ignore[attr-defined]
                if not count:
                    raise EOFError
                view = view[count:]

        while True:
            try:
                self._packets.put(read_packet(fill))
            except ProtocolError as error:
                self._packets.put(error)
                return
            except (EOFError, OSError, ValueError):
                self._packets.put(None)
                return

    def _read_output(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError):
            while self._printed <= self._keep * OUTPUT_FACTOR and (data := os.read(stream.fileno(), 1 << 16)):
                text = data.replace(END_OF_OUTPUT, b"")
                self._printed += len(text)
                self._output += text[: max(0, self._keep - len(self._output))]
                self._mark_read(len(data) - len(text))
        if self._printed > self._keep * OUTPUT_FACTOR:
            self._process.kill()
        self._mark_read(sys.maxsize)

    def _mark_read(self, ends: int) -> None:
        with self._read:
            self._ends_read += ends
            self._read.notify()
