"""Host side of the Linux sandbox: a zygote per launcher, a confined child per check."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from grader.isolation import bubblewrap
from grader.isolation.card import Card
from grader.isolation.child import Child
from grader.isolation.client import Worker, started
from grader.isolation.errors import LaunchError, SandboxUnavailable
from grader.isolation.program import Handle, Profile, Program
from grader.isolation.settings import interpreter
from grader.isolation.zygote import NUMBER, READY
from grader.result import Text

__all__ = ["SandboxLauncher"]

_START_SECONDS = 120
_STOP_SECONDS = 5


class SandboxLauncher:
    """Forks a locked-down process for every worker from one that has the libraries loaded.

    Raises:
        SandboxUnavailable: the kernel or libseccomp lacks something, or a graphics card cannot be used in there.
        LaunchError: a preloaded module cannot be imported.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._lock = threading.Lock()
        self._card = Card() if profile.device == "cuda" else None
        self._zygote = _opened(profile)
        if self._card:
            self._try_the_card()
        layers = "Landlock + seccomp + bubblewrap" if self._zygote.wrapped else "Landlock + seccomp"
        self.sandbox = Text(
            de=f"{layers}: ein eigener abgeschotteter Prozess je Prüfung",
            en=f"{layers}: one confined process per check",
        )

    def start(self, program: Program, wrap: Callable[[Handle], object] = lambda handle: handle) -> Worker:
        """A fresh process with `program` loaded.

        Raises:
            LaunchError: the zygote died and could not be started again.
            WorkerGone: loading the program ended the process.
        """
        with self._lock:
            if self._zygote.used:  # it is a worker now, and ends as one
                self._zygote = _opened(self._profile)
            elif not self._zygote.alive():
                self._zygote.close()
                self._zygote = _opened(self._profile)
            child = Child(self._zygote, self._profile, program, self._card)
            self._zygote.used = self._zygote.alone
        return started(Worker(child, program, self._profile, wrap))

    def _try_the_card(self) -> None:
        """Once, with no student code: what does not work then is no student's doing."""
        try:
            self.start(Program("nothing", ())).close()
        except LaunchError as error:
            self.close()
            raise SandboxUnavailable(str(error)) from None

    def close(self) -> None:
        """End the zygote, and with it every worker that is left."""
        self._zygote.close()


class _Unprepared(LaunchError):
    """The process could not be made ready, and was not just killed."""


def _opened(profile: Profile) -> _Zygote:
    """A new zygote, in bubblewrap where that works."""
    prefix = bubblewrap.prefix(profile.device)
    if prefix and _wrapping.works:
        try:
            return _Zygote(profile, prefix)
        except (_Unprepared, SandboxUnavailable):  # no namespaces here, or a library lies outside what it shows
            zygote = _Zygote(profile)
            _wrapping.works = False
            return zygote
    return _Zygote(profile)


class _Wrapping:
    """What was learnt about bubblewrap in this process."""

    works = True


_wrapping = _Wrapping()


class _Zygote:
    """The warm process and the socket it listens on."""

    alone = False
    """It becomes a worker itself instead of forking one, because CUDA is initialised in it."""
    used = False
    """It has been given away as a worker."""

    def __init__(self, profile: Profile, prefix: Sequence[str] = ()) -> None:
        self.wrapped = bool(prefix)
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        arguments = [
            str(theirs.fileno()),
            ",".join(profile.preload),
            profile.device,
            str(profile.memory_mb),
            str(profile.seed),
        ]
        # with a card a process can read what environment this one was started with
        command, environment = interpreter("grader.isolation.zygote", *arguments, caches=profile.device == "cpu")
        with theirs:
            try:
                self._process = subprocess.Popen(
                    [*prefix, *command],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,  # a pipe like a child's: Python keeps that it cannot be rewound
                    stderr=subprocess.STDOUT,
                    env=environment,
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # a Ctrl-C in the terminal is for the grader
                )
            except OSError as error:
                self._control.close()
                raise LaunchError(f"the Python interpreter cannot be started: {error}") from None
        self.memory, self.pid = self._wait_until_ready()

    def _wait_until_ready(self) -> tuple[int, int]:
        """Resident bytes of the zygote, and its number: bubblewrap stands between it and us."""
        assert self._process.stdout is not None
        self._control.settimeout(_START_SECONDS)
        try:
            answer = self._control.recv(4096)
        except OSError:
            answer = b""
        self.alone = answer.startswith(b"alone")
        if not answer.startswith((b"ready", b"alone")):
            killed = not answer and self._was_killed()
            self._kill()
            detail = answer[6:] or self._process.stdout.read()[-500:]
            self.close()
            if answer.startswith(b"kernel"):
                raise SandboxUnavailable(f"no sandbox on this machine: {detail.decode()}")
            text = f"the student's process could not be prepared: {detail.decode('utf-8', 'replace')}"
            raise LaunchError(text) if killed else _Unprepared(text)
        self._process.stdout.close()
        self._control.settimeout(None)
        _, memory, pid = READY.unpack(answer)
        return memory, pid

    def alive(self) -> bool:
        """Whether it still listens: that it does not is known before its end is."""
        return self._process.poll() is None and not _has_hung_up(self._control)

    def fork(self, descriptors: list[int]) -> int:
        """Process id of a new child that owns copies of `descriptors`: connection, output, trace."""
        return self._ask(b"S", descriptors)

    def reap(self, pid: int) -> None:
        """Collect a killed child, some time."""
        if self.alone:
            self.close()
            return
        with suppress(LaunchError):
            self._tell(b"R" + NUMBER.pack(pid))

    def status_of(self, pid: int) -> int:
        """Wait status of a child that has ended or was killed."""
        if self.alone:
            code = self._process.wait()
            return -code if code < 0 else code << 8
        return self._ask(b"W" + NUMBER.pack(pid))

    def _ask(self, message: bytes, descriptors: Sequence[int] = ()) -> int:
        with self._lock:
            self._tell(message, descriptors)
            try:
                answer = self._control.recv(NUMBER.size)
            except OSError:
                answer = b""
        if not answer:
            raise LaunchError("the process that starts students' processes has ended")
        return int(NUMBER.unpack(answer)[0])

    def _tell(self, message: bytes, descriptors: Sequence[int] = ()) -> None:
        try:
            socket.send_fds(self._control, [message], list(descriptors))
        except OSError as error:
            raise LaunchError(f"the process that starts students' processes has ended: {error}") from None

    def close(self) -> None:
        self._control.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _was_killed(self) -> bool:
        """Whether it was ended by somebody: that says nothing about where it ran."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(1) in (-signal.SIGKILL, 128 + signal.SIGKILL)  # bubblewrap says it so
        return False

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _has_hung_up(connection: socket.socket) -> bool:
    end = select.poll()
    end.register(connection, 0)
    return bool(end.poll(0))
