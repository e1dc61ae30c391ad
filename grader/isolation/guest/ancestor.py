"""The ancestor of zygotes: one process for all that grade, in which the libraries of all zygotes are imported once.

It holds libraries and nothing else: it is started as a zygote is, in a clean interpreter (in bubblewrap where that
works), knows no check and no hand-in, and is told only what a zygote is told. It confines nothing and runs no student
code; every zygote confines itself. A library that not every zygote should have gets a stem of its own: a process that
has it, forked when it is first wanted, and from which zygotes are forked in turn.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress

from grader.isolation import forking
from grader.isolation.guest import settings, zygote
from grader.isolation.guest.memory import resident

__all__ = ["main"]

_LARGE = "torch"
"""Copying its page tables would make every fork of a program that does not need it ten times as expensive."""


def main(arguments: Sequence[str]) -> None:
    """Serve the door with this number until nobody is left who could ask."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    door = socket.socket(fileno=int(arguments[0]))
    door.send(b"up")
    stems: dict[str, socket.socket] = {}
    while (request := forking.received(door)) is not None:
        library = _LARGE if _LARGE in _modules(request.message) else "numpy"
        if library not in stems:
            mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            if os.fork() == 0:
                for other in (door, mine, *stems.values()):
                    other.close()
                for descriptor in request.descriptors:
                    os.close(descriptor)
                _be_stem(theirs, library)
                return
            theirs.close()
            stems[library] = mine
        with suppress(OSError):  # it has ended: who asked sees that nobody answers, and starts a zygote himself
            socket.send_fds(stems[library], [request.message], request.descriptors)
        for descriptor in request.descriptors:
            os.close(descriptor)
    for stem in stems.values():
        stem.close()
    forking.wait_for_all()
    os._exit(0)


def _modules(message: bytes) -> list[str]:
    return message.split(b"\0")[0].decode().split(",")


def _be_stem(door: socket.socket, library: str) -> None:
    with suppress(ImportError):  # the zygote says it to who asked
        settings.preload([library])
    gc.collect()
    gc.freeze()  # or the first collection in a zygote copies every object
    memory = resident()
    request = forking.serve(door)
    if request is None:
        os._exit(0)
    control, output = request.descriptors
    os.dup2(output, 1)
    os.dup2(output, 2)
    zygote.main([str(control), *request.message.decode().split("\0")], memory)
