"""The warm process of the sandbox: imports the libraries once, confines itself, then forks a child per check.

It never runs student code. It is single-threaded, and ends with the grader, because its control socket does; a child
ends with it. Messages on the control socket, one per packet:

    grader: ``S`` with three descriptors (connection, output, trace): fork;  ``R`` pid: it is killed, reap it;
            ``W`` pid: the same, and tell its exit status
    zygote: ``ready``, its size and number, or ``import`` or ``kernel`` and what is wrong;
            pid of a new child;  exit status

Where a library has initialised CUDA, which no forked child could use, it says ``alone`` instead of ``ready`` and
becomes the child itself, once.
"""

from __future__ import annotations

import faulthandler
import fcntl
import gc
import os
import resource
import signal
import socket
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.isolation import cuda, drawing, kernel, settings
from grader.isolation.lockdown import ChildLocks, lock_child, lock_zygote
from grader.isolation.memory import MergeLater
from grader.isolation.rehearsal import rehearse
from grader.isolation.streams import LOST_CONNECTION, ConnectionClosed, StreamLink
from grader.isolation.worker import Server, seed_everything

__all__ = ["NUMBER", "READY", "main"]

NUMBER = struct.Struct("<i")
READY = struct.Struct("<5sqi")
_CONNECTION, _TRACE, _CONTROL = 3, 4, 5
"""Descriptors: 0 nothing, 1 and 2 the student's output, then these."""
_LAST = 1 << 16


def main(arguments: Sequence[str]) -> None:
    """Serve the grader on the control socket until it hangs up."""
    control = _arranged(int(arguments[0]))
    preload, device, memory_mb, seed = arguments[1], arguments[2], int(arguments[3]), int(arguments[4])
    try:
        settings.preload(preload.split(",") if preload else [])
        server = _prepared(seed)
        server.use(device)
        memory, merge = _resident(), MergeLater()
        locks = lock_zygote(memory_mb, device)
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
    control.send(READY.pack(b"alone" if alone else b"ready", memory, os.getpid()))
    received = _wait_alone(control) if alone else _fork_on_request(control, merge)
    if received is None:
        os._exit(0)  # nothing is to be tidied up, and nothing could be
    if alone:
        locks = locks._replace(zygote=os.getppid())
    _become_worker(received, server, locks)


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
    os.environ["MPLCONFIGDIR"] = settings.SCRATCH
    settings.print_at_once()
    rehearse()
    seed_everything(seed)
    faulthandler.enable(_TRACE)
    faulthandler.register(signal.SIGUSR1, file=_TRACE, all_threads=False)
    return Server(StreamLink(_CONNECTION, _CONNECTION))


def _fork_on_request(control: socket.socket, merge: MergeLater) -> list[int] | None:
    """Serve the grader until it hangs up; in a forked child return the descriptors it was given."""
    dying: set[int] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 3)
        kind, number = message[:1], message[1:]
        if kind == b"S":
            pid = kernel.fork()
            if pid == 0:
                control.detach()
                return descriptors
            control.send(NUMBER.pack(pid))
            for descriptor in descriptors:
                os.close(descriptor)
            merge.count()
        elif kind == b"W":
            control.send(NUMBER.pack(os.waitpid(int(NUMBER.unpack(number)[0]), 0)[1]))
        elif kind == b"R":
            dying.add(*NUMBER.unpack(number))
        else:
            return None
        dying = {pid for pid in dying if os.waitpid(pid, os.WNOHANG)[0] == 0}


def _wait_alone(control: socket.socket) -> list[int] | None:
    """As `_fork_on_request` for one request, without a fork: no child could use a card that CUDA uses already."""
    message, descriptors, _, _ = socket.recv_fds(control, 64, 3)
    if message[:1] != b"S":
        return None
    control.send(NUMBER.pack(os.getpid()))
    control.detach()
    return descriptors


def _become_worker(received: list[int], server: Server, locks: ChildLocks) -> None:
    connection, output, trace = received
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(connection, _CONNECTION)
    os.dup2(trace, _TRACE)
    # opened anew: flags and locks of an open file are shared by all that inherit it, so one child could tell the next
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    lock_child(locks)
    os.closerange(_CONTROL, _LAST)
    try:
        server.serve()
    except ConnectionClosed:
        os._exit(LOST_CONNECTION)


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


def _resident() -> int:
    """Bytes of memory this process has in use."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
