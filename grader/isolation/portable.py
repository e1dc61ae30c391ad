"""Host side of the portable launcher: one plain subprocess per check, on every system, without a sandbox."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from grader.isolation.client import Worker, started
from grader.isolation.conversation import MOST_GIVEN_BACK
from grader.isolation.errors import CallTimeout, LaunchError, OutputLimit, WorkerGone, ended
from grader.isolation.program import Handle, Profile, Program
from grader.isolation.settings import interpreter
from grader.isolation.streams import END_OF_OUTPUT
from grader.isolation.wire import Packet, Parts, ProtocolError, decode, encode, read_packet
from grader.result import Text

__all__ = ["PortableLauncher"]

_START_SECONDS = 120
"""For the interpreter and the libraries, on a busy machine with a cold disk."""
_GRACE_SECONDS = 1
"""The child's own watch comes first, because it knows the student's stack."""
_READ_SECONDS = 0.5
"""For the output of a request to arrive here after its answer."""
OUTPUT_FACTOR = 1024
"""The process is ended when it prints so many times what is kept."""


class PortableLauncher:
    """Starts an interpreter for every worker; the next one is warmed up while the last one is used."""

    sandbox = Text(
        de="NICHT abgeschottet: nur das Ergebnis des Bewertungsservers zählt",
        en="NOT sandboxed: only the grading server counts",
    )

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._spare: _Pipes | None = None

    def start(self, program: Program, wrap: Callable[[Handle], object] = lambda handle: handle) -> Worker:
        """A fresh process with `program` loaded.

        Raises:
            LaunchError: the interpreter or a preloaded library could not be started.
            WorkerGone: loading the program ended the process.
        """
        pipes, self._spare = self._spare or _Pipes(self._profile), None
        pipes.wait_until_ready()
        self._spare = _Pipes(self._profile)
        return started(Worker(pipes, program, self._profile, wrap))

    def close(self) -> None:
        """End the process that was kept ready."""
        if self._spare is not None:
            self._spare.close()
        self._spare = None


class _Pipes:
    """One child process: a thread per pipe, because no system-independent call waits for pipes."""

    def __init__(self, profile: Profile) -> None:
        command, environment = interpreter("grader.isolation.portable_child")
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                env=environment,
                cwd=Path.cwd().anchor,
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            raise LaunchError(f"the Python interpreter cannot be started: {error}") from None
        self._keep = profile.output_kb << 10
        self._output = bytearray()
        self._printed = 0
        self._answers = self._ends_read = 0
        self._read = threading.Condition()
        self._seconds = 0.0
        self._deadline = 0.0
        self._to_give_back = 0.0
        self._packets: queue.Queue[Packet | ProtocolError | None] = queue.Queue(2)  # not more: they may be large
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._stdin = self._process.stdin
        self._threads = [
            threading.Thread(target=self._read_packets, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._read_output, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.send(encode([list(profile.preload), profile.seed, profile.memory_mb, profile.device]))

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
        self._deadline = time.monotonic() + 3 * seconds + _GRACE_SECONDS
        self._to_give_back = MOST_GIVEN_BACK * seconds

    def end(self) -> None:
        self._deadline = 0.0
        with self._read:
            self._read.wait_for(lambda: self._ends_read >= self._answers, _READ_SECONDS)

    def pause(self) -> Callable[[], None]:
        since = time.monotonic()

        def resume() -> None:
            back = min(time.monotonic() - since, self._to_give_back)
            self._to_give_back -= back
            self._deadline += back

        return resume

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
        for stream in (self._stdin, self._process.stdout, self._process.stderr):
            if stream is not None and not stream.closed:
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
