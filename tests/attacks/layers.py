"""Which layer stops what: ``python -m tests.attacks.layers`` prints the table of docs/security.md.

Each probe tries in one call what a family of attacks needs, and does no harm where it succeeds: it reads a file of this
script, forks a child that ends at once, connects to a socket of this script. Only the probes below are ever run with a
layer left out; the attacks themselves run behind all of them.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from grader.isolation import Chunk, Launcher, MemoryLimit, Profile, Program, StudentError, WorkerGone, open_launcher
from grader.isolation.host.starting import interpreter
from tests.attacks.unlocked import LAYERS

__all__ = ["PROBES", "Probe", "main", "outcomes"]

SCENES: tuple[tuple[str, ...], ...] = (
    (),
    ("bubblewrap",),
    *(("bubblewrap", name) for name in LAYERS),
    ("bubblewrap", "Landlock", "seccomp"),
)
"""Which layers are left out. bubblewrap always is when another one is: not every machine has it."""


class Probe(NamedTuple):
    """One harmless attempt; `source` is the body of a function and returns normally when it gets through."""

    family: str
    name: str
    source: str


PROBES = (
    Probe("files", "read a file of another user", "open(place + '/secret').read()"),
    Probe("files", "list a folder", "os.listdir(place)"),
    Probe("files", "make a file", "open(place + '/new', 'w').close()"),
    Probe("files", "write into a file", "f = open(place + '/new2', 'wb'); f.write(b'x'); f.flush()"),
    Probe("files", "remove a file", "os.unlink(place + '/mine')"),
    Probe("files", "change a mode", "os.chmod(place + '/secret', 0o644)"),
    Probe("files", "make a pipe", "os.mkfifo(place + '/pipe')"),
    Probe("files", "ask whether a file exists", "os.stat(place + '/secret')"),
    Probe("processes", "fork", "pid = os.fork()\n    if pid == 0: os._exit(0)\n    os.waitpid(pid, 0)"),
    Probe("processes", "run a program", "os.posix_spawn('/bin/true', ['true'], {})"),
    Probe("processes", "signal the parent", "os.kill(os.getppid(), 0)"),
    Probe("processes", "read the parent's environment", "open(f'/proc/{os.getppid()}/environ').read()"),
    Probe("processes", "read the parent's memory", "read_parent()"),
    Probe("processes", "read the parent's limits", "resource.prlimit(os.getppid(), resource.RLIMIT_AS)"),
    Probe("processes", "leave the session", "os.setsid()"),
    Probe("processes", "change the user", "os.setuid(0)"),
    Probe("processes", "make a namespace", "call(libc.unshare(0x10000000))"),
    Probe("processes", "raise the priority", "os.setpriority(os.PRIO_PROCESS, 0, -1)"),
    Probe("network", "TCP to this machine", "socket.create_connection(('127.0.0.1', port), 1)"),
    Probe("network", "UDP", "socket.socket(2, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', port))"),
    Probe("network", "a service's unix socket", "socket.socket(socket.AF_UNIX).connect(place + '/service')"),
    Probe(
        "network",
        "a service's datagram socket, from a pair",
        "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', place + '/datagrams')",
    ),
    Probe("network", "an abstract unix socket", "socket.socket(socket.AF_UNIX).connect(chr(0) + abstract)"),
    Probe("memory", "more private memory", "bytearray(200 << 20)"),
    Probe("memory", "shared memory", "m = mmap.mmap(-1, 200 << 20)\n    m.write(bytes(1 << 20))"),
    Probe("memory", "a file in memory", "os.write(os.memfd_create('x'), bytes(1 << 20))"),
    Probe(
        "memory",
        "lock memory",
        "m = mmap.mmap(-1, 1 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\n    call(libc.mlockall(2))",
    ),
    Probe("memory", "200 open files", "[os.open('/dev/null', 0) for _ in range(200)]"),
    Probe("kernel", "io_uring", "call(libc.syscall(425, 1, bytes(120)))"),
    Probe("kernel", "perf events", "call(libc.syscall(298, bytes(120), 0, -1, -1, 0))"),
    Probe("kernel", "userfaultfd", "call(libc.syscall(323, 1))"),
    Probe("kernel", "keys", "call(libc.syscall(250, 0, -3, 0))"),
    Probe("kernel", "System V memory", "call(libc.syscall(29, 0, 4096, 0o1600))"),
)

_HEAD = """
import ctypes, mmap, os, resource, socket
libc = ctypes.CDLL(None, use_errno=True)

def call(answer):
    if answer == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

def read_parent():
    here = ctypes.create_string_buffer(8)
    class Vector(ctypes.Structure):
        _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
    local = Vector(ctypes.addressof(here), 8)
    there = Vector(ctypes.addressof(here), 8)
    call(libc.process_vm_readv(os.getppid(), ctypes.byref(local), 1, ctypes.byref(there), 1, 0))
"""


def outcomes(without: tuple[str, ...]) -> list[str]:
    """What becomes of every probe when these layers are left out: ``through`` or how it was stopped."""
    with _place() as constants, _launcher(without) as launcher:
        source = _HEAD + constants + "".join(f"\ndef probe_{n}():\n    {p.source}\n" for n, p in enumerate(PROBES))
        program = Program("probes", (Chunk(source, "probes.py"),))
        return [_outcome(launcher, program, f"probe_{number}") for number in range(len(PROBES))]


@contextmanager
def _place() -> Iterator[str]:
    """A folder and sockets to try things on, as Python source that names them."""
    with tempfile.TemporaryDirectory() as place, socket.create_server(("127.0.0.1", 0)) as server:
        folder = Path(place)
        folder.chmod(0o777)
        (folder / "secret").write_text("secret")
        (folder / "secret").chmod(0o600)
        (folder / "mine").write_text("mine")
        unix = socket.AF_UNIX
        with (
            socket.socket(unix) as service,
            socket.socket(unix) as abstract,
            socket.socket(unix, socket.SOCK_DGRAM) as datagrams,
        ):
            for name, one in (("service", service), ("datagrams", datagrams)):
                one.bind(str(folder / name))
                (folder / name).chmod(0o666)
            service.listen()
            abstract.bind(f"\0{folder.name}")
            abstract.listen()
            yield f"place = {place!r}\nport = {server.getsockname()[1]}\nabstract = {folder.name!r}\n"


@contextmanager
def _launcher(without: tuple[str, ...]) -> Iterator[Launcher]:
    def unlocked(module: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
        return interpreter("tests.attacks.unlocked", ",".join(without[1:]), *arguments)

    with ExitStack() as stack:
        if without:
            stack.enter_context(mock.patch("grader.isolation.host.bubblewrap.prefix", return_value=[]))
            stack.enter_context(mock.patch("grader.isolation.host.sandbox.interpreter", unlocked))
        launcher = open_launcher(Profile(memory_mb=64, seconds_per_call=2), "require")
    try:
        yield launcher
    finally:
        launcher.close()


def _outcome(launcher: Launcher, program: Program, probe: str) -> str:
    worker = launcher.start(program)
    try:
        worker.call(None, probe, [], {})
    except StudentError as error:
        return "stopped" if error.type_name.endswith(("Error", "timeout")) else error.type_name
    except MemoryLimit:
        return "supervisor"
    except WorkerGone:
        return "killed"
    finally:
        worker.close()
    return "through"


def main() -> None:
    """Print the table."""
    columns = [outcomes(without) for without in SCENES]
    heads = ["all layers", "without bubblewrap", *(f"nor {' nor '.join(names[1:])}" for names in SCENES[2:])]
    print(f"| family | probe | {' | '.join(heads)} |\n|---|---|{'---|' * len(heads)}")  # noqa: T201
    for number, probe in enumerate(PROBES):
        cells = [column[number].replace("through", "**through**") for column in columns]
        print(f"| {probe.family} | {probe.name} | {' | '.join(cells)} |")  # noqa: T201


if __name__ == "__main__":
    main()
