"""The warm process of the sandbox: imports the libraries once, confines itself, then forks confined children.

It never runs student code. It is single-threaded, and ends with the grader, because its control socket does; a child
ends with it. Messages on the control socket, one per packet:

    grader: ``S`` with three descriptors (connection, output, trace): fork;  ``L`` the same, and the child sends the
            grader a listener that lets it be forked again;  ``R`` pid: nobody will ask for it;  ``W`` pid: its status
    zygote: ``ready``, its size and number, with a descriptor of the scratch folder where there is one, or ``import`` or
            ``kernel`` and what is wrong;  pid of a new child;  exit status

Where a library has initialised CUDA, which no forked child could use, it says ``alone`` instead of ``ready`` and
becomes the child itself, once.
"""

from __future__ import annotations

import faulthandler
import fcntl
import gc
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from grader.isolation.confinement import kernel
from grader.isolation.confinement.lockdown import ChildLocks, lock_child, lock_zygote
from grader.isolation.confinement.scratch import PLACE, mounted
from grader.isolation.guest import cuda, drawing, settings
from grader.isolation.guest.memory import MergeLater, resident
from grader.isolation.guest.rehearsal import rehearse
from grader.isolation.guest.server import Server, seed_everything
from grader.isolation.guest.staying import address_of_thread_number, stay
from grader.isolation.guest.streams import ConnectionClosed, StreamLink
from grader.isolation.program import SCRATCH
from grader.isolation.wire.agreed import LISTENER, LOST_CONNECTION, NO_LISTENER, NUMBER, READY

__all__ = ["main"]

_CONNECTION, _TRACE, _CONTROL = 3, 4, 5
"""Descriptors: 0 nothing, 1 and 2 the student's output, then these."""
_LAST = 1 << 16
_SECONDS_TO_COLLECT = 0.5
_FORKS_OF_A_FORK = 12
"""About as many checks has an assignment: each is a fork of a process that has the same memory."""


def main(arguments: Sequence[str], inherited: int = 0) -> None:
    """Serve the grader on the control socket until it hangs up.

    `inherited` is the size of the process that this one is a fork of, which counts for a child's: pages of libraries
    are not this one's before it touches them.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, it would hide how a child ended
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    control = _arranged(int(arguments[0]))
    preload, device, memory_mb, seed = arguments[1], arguments[2], int(arguments[3]), int(arguments[4])
    try:
        settings.preload(preload.split(",") if preload else [])
        server = _prepared(seed)
        server.use(device)
        memory, merge = max(inherited, resident()), MergeLater()
        scratch = mounted()
        locks = lock_zygote(memory_mb, device, [] if scratch is None else [PLACE])
        _try_a_child(locks)
        alone = device == "cuda" and cuda.is_initialised()
    except ImportError as error:
        control.send(b"import" + str(error).encode())
        return
    except OSError as error:
        control.send(b"kernel" + (error.strerror or str(error)).encode())
        return
    gc.collect()
    gc.freeze()  # the children's collector does not touch, and so does not copy, what is there now
    ready = READY.pack(b"alone" if alone else b"ready", memory, os.getpid())
    socket.send_fds(control, [ready], [] if scratch is None else [scratch])
    if scratch is not None:
        os.close(scratch)
    request = _wait_alone(control) if alone else _Children(control, merge).fork_on_request()
    if request is None:
        _collect_the_rest()
        os._exit(0)  # nothing else is to be tidied up, and nothing could be
    if alone:
        locks = locks._replace(zygote=os.getppid())
    _become_worker(request, server, locks, has_scratch=scratch is not None)


def _collect_the_rest() -> None:
    """The grader has ended its processes: who dies with a parent that has not waited is missing in every account."""
    until = time.monotonic() + _SECONDS_TO_COLLECT
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0] or time.monotonic() < until:
            time.sleep(0.001)


class _Request(NamedTuple):
    """What a new child is told: its descriptors, and whether it is to be forked again."""

    descriptors: list[int]
    asking: bool


def _arranged(control_fd: int) -> socket.socket:
    """Put descriptors where children need them, so that received ones lie above and a child's calls are few."""
    control = fcntl.fcntl(control_fd, fcntl.F_DUPFD, _CONTROL + 1)
    nothing = fcntl.fcntl(os.open(os.devnull, os.O_RDWR), fcntl.F_DUPFD, _CONTROL + 1)
    for descriptor in (0, _CONNECTION, _TRACE):
        os.dup2(nothing, descriptor)
    os.dup2(control, _CONTROL)
    os.closerange(_CONTROL + 1, _LAST)
    return socket.socket(fileno=_CONTROL)


def _prepared(seed: int) -> Server:
    """All that a child can inherit instead of doing it itself."""
    drawing.make_harmless()
    settings.clear_environment()
    os.environ["MPLCONFIGDIR"] = SCRATCH
    settings.print_at_once()
    rehearse()
    seed_everything(seed)
    faulthandler.enable(_TRACE)
    faulthandler.register(signal.SIGUSR1, file=_TRACE, all_threads=False)
    server = Server(StreamLink(_CONNECTION, _CONNECTION))
    server.stay = partial(stay, address_of_thread_number())
    return server


class _Children:
    """Forks children, and collects each as soon as it ends: what nobody collects stays in the list of processes."""

    def __init__(self, control: socket.socket, merge: MergeLater) -> None:
        self._control = control
        self._merge = merge
        self._ended: dict[int, int] = {}
        """Exit status of those that nobody has asked for yet."""
        self._unwanted: set[int] = set()
        signal.signal(signal.SIGCHLD, self._collect)

    def fork_on_request(self) -> _Request | None:
        """Serve the grader until it hangs up; in a forked child return what it is told."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, 64, 3)
            kind, number = message[:1], message[1:]
            if kind in (b"S", b"L"):
                pid = kernel.fork()
                if pid == 0:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    self._control.detach()
                    return _Request(descriptors, kind == b"L")
                self._control.send(NUMBER.pack(pid))
                for descriptor in descriptors:
                    os.close(descriptor)
                self._merge.count(_FORKS_OF_A_FORK if kind == b"L" else 1)
            elif kind == b"W":
                self._control.send(NUMBER.pack(self._status_of(*NUMBER.unpack(number))))
            elif kind == b"R":
                self._forget(*NUMBER.unpack(number))
            else:
                return None

    def _collect(self, *_: object) -> None:
        with suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0] > 0:
                pid, status = found
                if pid in self._unwanted:
                    self._unwanted.discard(pid)
                else:
                    self._ended[pid] = status

    def _status_of(self, pid: int) -> int:
        if pid not in self._ended:
            with suppress(ChildProcessError):  # the handler was faster
                self._ended[pid] = os.waitpid(pid, 0)[1]
        return self._ended.pop(pid)

    def _forget(self, pid: int) -> None:
        if self._ended.pop(pid, None) is None:
            self._unwanted.add(pid)


def _wait_alone(control: socket.socket) -> _Request | None:
    """As `fork_on_request` for one request, without a fork: no child could use a card that CUDA uses already."""
    message, descriptors, _, _ = socket.recv_fds(control, 64, 3)
    if message[:1] != b"S":
        return None
    control.send(NUMBER.pack(os.getpid()))
    control.detach()
    return _Request(descriptors, asking=False)


def _become_worker(request: _Request, server: Server, locks: ChildLocks, *, has_scratch: bool) -> None:
    connection, output, trace = request.descriptors
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(connection, _CONNECTION)
    os.dup2(trace, _TRACE)
    # opened anew: flags and locks of an open file are shared by all that inherit it, so one child could tell the next
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    listener = lock_child(locks, _own_folder() if has_scratch else [], asking=request.asking)
    if request.asking:
        _hand_over(listener)
    os.closerange(_CONTROL, _LAST)
    try:
        server.serve()
    except ConnectionClosed:
        os._exit(LOST_CONNECTION)


def _own_folder() -> list[str]:
    """Begin in a folder of one's own, named after the process."""
    folder = f"{PLACE}/{os.getpid()}"
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102 - called in every child
        os.chdir(folder)
    except OSError:  # others have left no room
        return []
    os.environ["TMPDIR"] = folder
    return [folder]


def _hand_over(listener: int | None) -> None:
    """Before there is student code: the grader alone decides from now on."""
    with socket.socket(fileno=os.dup(_CONNECTION)) as to_grader:
        if listener is None:
            to_grader.send(NO_LISTENER)
        else:
            socket.send_fds(to_grader, [LISTENER], [listener])


def _try_a_child(locks: ChildLocks) -> None:
    """Fork once and see that the walls stand.

    Raises:
        OSError: a child cannot be confined, or is not.
    """
    pid = kernel.fork()
    if pid == 0:
        try:
            lock_child(locks)
            os._exit(0 if _walls_stand() else 2)
        finally:
            os._exit(1)
    if (status := os.waitpid(pid, 0)[1]) != 0:
        raise OSError(f"a child could not be confined (status {status})")


def _walls_stand() -> bool:
    attempts: list[Callable[[], object]] = [
        lambda: os.open("/etc/passwd", os.O_RDONLY),
        lambda: os.open(f"/proc/{os.getppid()}/status", os.O_RDONLY),
        lambda: list(Path("/").iterdir()),
        lambda: socket.socket(),
        lambda: os.kill(os.getppid(), 0),
        lambda: os.fork() or os._exit(0),
    ]
    return not any(map(_succeeds, attempts))


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True
