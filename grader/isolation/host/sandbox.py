"""A zygote per launcher, a confined child per check."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

from grader.isolation.forking import Forked
from grader.isolation.host import ancestor, bubblewrap
from grader.isolation.host.ancestor import Door, Group
from grader.isolation.host.card import Card
from grader.isolation.host.child import Child
from grader.isolation.host.errors import LaunchError, SandboxUnavailable
from grader.isolation.host.every_time import EXECUTE_ONCE, EveryTime
from grader.isolation.host.listener import Listener, lets_itself_be_counted
from grader.isolation.host.once import Once, OnceIfPossible
from grader.isolation.host.scratch import Scratch
from grader.isolation.host.starting import interpreter
from grader.isolation.host.worker import Worker, started
from grader.isolation.program import Handle, Profile, Program
from grader.isolation.wire.agreed import NUMBER, READY
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
        self.forks = profile.device == "cpu" and os.environ.get(EXECUTE_ONCE) != "0" and lets_itself_be_counted()
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
            zygote = self._living()
            child = Child(zygote, self._profile, program, self._card)
            zygote.used = zygote.is_alone
        return started(Worker(child, program, self._profile, wrap))

    def execute(self, program: Program) -> EveryTime | OnceIfPossible:
        """`program` executed once, and forked for every check; or executed for every check, where that cannot be.

        Raises:
            LaunchError: the zygote died and could not be started again.
            WorkerGone: executing the program ended the process.
        """
        start = partial(self.start, program)
        if not self.forks:
            return EveryTime(start, start())
        with self._lock:
            zygote = self._living()
        once = Once(zygote, self._profile, program)
        if once.listener is None:
            self.forks = False
        return OnceIfPossible(once, start)

    def _living(self) -> _Zygote:
        if self._zygote.used:  # it is a worker now, and ends as one
            self._zygote = _opened(self._profile)
        elif not self._zygote.alive():
            self._zygote.close()
            self._zygote = _opened(self._profile)
        return self._zygote

    @property
    def has_scratch(self) -> bool:
        """Whether students' processes have a folder to write to."""
        return self._zygote.scratch is not None

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
    """A new zygote, in bubblewrap where that works; of an ancestor, where there is one."""
    door = ancestor.known()
    if door is not None and profile.device == "cpu":
        try:
            return _Zygote(profile, door=door)
        except (LaunchError, SandboxUnavailable):  # it has ended; what is wrong besides is seen again, and said
            ancestor.tell(None)
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

    listener: Listener | None = None
    """Its children ask nothing; those that are forked again have one of their own."""
    is_alone = False
    """It becomes a worker itself instead of forking one, because CUDA is initialised in it."""
    used = False
    """It has been given away as a worker."""

    def __init__(self, profile: Profile, prefix: Sequence[str] = (), door: Door | None = None) -> None:
        self.wrapped = bool(prefix) if door is None else door.wrapped
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        arguments = [",".join(profile.preload), profile.device, str(profile.memory_mb), str(profile.seed)]
        with theirs:
            try:
                self._process: Group | Forked = (
                    _interpreter(prefix, profile.device, theirs, arguments)
                    if door is None
                    else door.zygote(arguments, theirs)
                )
            except OSError as error:
                self._control.close()
                raise LaunchError(f"the Python interpreter cannot be started: {error}") from None
        self.scratch: Scratch | None = None
        self._left_over: list[str] = []
        self.memory, self.pid = self._wait_until_ready()

    def _wait_until_ready(self) -> tuple[int, int]:
        """Resident bytes of the zygote, and its number: bubblewrap stands between it and us."""
        assert self._process.stdout is not None
        self._control.settimeout(_START_SECONDS)
        try:
            answer, folder, _, _ = socket.recv_fds(self._control, 4096, 1)
        except OSError:
            answer, folder = b"", []
        if folder:
            self.scratch = Scratch(folder[0])
        self.is_alone = answer.startswith(b"alone")
        if not answer.startswith((b"ready", b"alone")):
            killed = not answer and self._was_killed()
            self._process.kill()
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

    def fork(self, descriptors: list[int], *, asking: bool = False) -> int:
        """Process id of a new child that owns copies of `descriptors`: connection, output, trace.

        With `asking` its first word on the connection comes with a listener, or says that there is none.
        """
        self._wait_until_forgotten()
        return self._ask(b"L" if asking else b"S", descriptors)

    def _wait_until_forgotten(self) -> None:
        """Nobody may find what another one's process wrote, however slowly that one dies."""
        until = time.monotonic() + _STOP_SECONDS
        while self._left_over and self.scratch is not None and time.monotonic() < until:
            self._left_over = [name for name in self._left_over if not self.scratch.remove(name)]
            if self._left_over:
                time.sleep(0.001)
        if self._left_over:
            raise LaunchError("what a process wrote cannot be removed")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else has it fork meanwhile."""
        with self._lock:
            yield

    def reap(self, pid: int) -> None:
        """Nobody will ask for a child any more; what it wrote goes with it."""
        if self.is_alone:
            self.close()
            return
        with suppress(LaunchError):
            self._tell(b"R" + NUMBER.pack(pid))
        self._forget_files_of(pid)

    def status_of(self, pid: int) -> int:
        """Wait status of a child that has ended or was killed."""
        if self.is_alone:
            code = self._process.wait()
            self.close()
            return -code if code < 0 else code << 8
        status = self._ask(b"W" + NUMBER.pack(pid))
        self._forget_files_of(pid)
        return status

    def _forget_files_of(self, pid: int) -> None:
        """Now, or with the next ones when it still writes."""
        if self.scratch is not None:
            self._left_over = [name for name in (*self._left_over, str(pid)) if not self.scratch.remove(name)]

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
        if self.scratch is not None:
            self.scratch.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _was_killed(self) -> bool:
        """Whether it was ended by somebody: that says nothing about where it ran."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(1) in (-signal.SIGKILL, 128 + signal.SIGKILL)  # bubblewrap says it so
        return False


def _interpreter(prefix: Sequence[str], device: str, control: socket.socket, arguments: Sequence[str]) -> Group:
    """A new interpreter that becomes a zygote."""
    # with a card a process can read what environment this one was started with
    command, environment = interpreter(
        "grader.isolation.guest.zygote", str(control.fileno()), *arguments, caches=device == "cpu"
    )
    return Group(
        [*prefix, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # a pipe like a child's: Python keeps that it cannot be rewound
        stderr=subprocess.STDOUT,
        env=environment,
        pass_fds=[control.fileno()],
        start_new_session=True,  # a Ctrl-C in the terminal is for the grader
    )


def _has_hung_up(connection: socket.socket) -> bool:
    end = select.poll()
    end.register(connection, 0)
    return bool(end.poll(0))
