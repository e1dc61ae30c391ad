"""The graphics card's part of the isolation, as far as it shows without a card."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

if sys.platform != "linux":
    pytest.skip("the sandbox is Linux's", allow_module_level=True)

from grader.grading.device import cuda_is_there
from grader.isolation import (
    Chunk,
    LaunchError,
    MemoryLimit,
    Profile,
    Program,
    SandboxUnavailable,
    StudentError,
    Worker,
    WorkerGone,
    open_launcher,
)
from grader.isolation.confinement import landlock
from grader.isolation.guest import cuda
from grader.isolation.host.card import Card
from grader.isolation.host.child import Child
from grader.isolation.host.sandbox import SandboxLauncher
from grader.isolation.host.worker import started

SOURCE = """
import os, time
seen = []
def remember(x): seen.append(x); return len(seen)
def pid(): return os.getpid()
def leave(): os._exit(7)
def fork(): return os.fork()
def wait(): time.sleep(5)
"""
PROGRAM = Program("probe", (Chunk(SOURCE, "probe.py"),))
ROOT = Path(__file__).parents[3]


class Figure:
    """Memory of a card, as a test wants it."""

    def __init__(self, used: int) -> None:
        self.bytes = used

    def used(self) -> int:
        return self.bytes


def test_one_worker_has_the_card_and_the_next_waits(tmp_path: Path) -> None:
    first, second = Card(Figure(0), tmp_path), Card(Figure(0), tmp_path)
    first.acquire()
    order: list[str] = []

    def other() -> None:
        second.acquire()
        order.append("second")
        second.release()

    thread = threading.Thread(target=other)
    thread.start()
    time.sleep(0.2)
    order.append("first")
    first.release()
    thread.join(10)
    assert order == ["first", "second"]


def test_only_what_is_taken_during_the_turn_counts(tmp_path: Path) -> None:
    memory = Figure(5 << 30)
    card = Card(memory, tmp_path)
    assert card.taken() == 0
    card.acquire()
    memory.bytes += 3 << 20
    assert card.taken() == 3 << 20
    card.release()
    assert card.taken() == 0


def test_who_takes_too_much_of_the_card_is_stopped(tmp_path: Path) -> None:
    memory = Figure(1 << 30)
    profile = Profile(preload=(), memory_mb=64)
    launcher = SandboxLauncher(profile)
    try:
        child = Child(launcher._zygote, profile, PROGRAM, Card(memory, tmp_path))
        worker = started(Worker(child, PROGRAM, profile, lambda handle: handle))
        memory.bytes += 3 << 30
        with pytest.raises(MemoryLimit):
            worker.call(None, "wait", [], {})
        worker.close()
    finally:
        launcher.close()


def test_without_a_driver_cuda_is_not_initialised() -> None:
    if Path("/proc/driver/nvidia").exists():
        pytest.skip("this machine has a driver")
    assert not cuda.is_initialised()


def build_driver(folder: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """A library that stands for NVIDIA's: where the loader finds it, with one function."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler to build a driver with")
    source, library = folder / "driver.c", folder / "libcuda.so.1"
    source.write_text(f"int cuDeviceGetCount(int *count) {{ *count = 1; {says} }}\n")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True, timeout=60)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(folder))


@pytest.fixture
def busy_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that says that CUDA is initialised in every process."""
    build_driver(tmp_path, monkeypatch, "return 0;")


@pytest.mark.usefixtures("busy_driver")
def test_where_cuda_is_initialised_each_worker_is_a_process_of_its_own() -> None:
    launcher = open_launcher(Profile(preload=(), device="cuda"), "require")
    try:
        first, second = launcher.start(PROGRAM), launcher.start(PROGRAM)
        assert first.call(None, "remember", [1], {}) == 1
        assert second.call(None, "remember", [1], {}) == 1, "its own variables"
        assert first.call(None, "pid", [], {}) != second.call(None, "pid", [], {})
        first.close()
        assert second.call(None, "remember", [2], {}) == 2
        with pytest.raises(WorkerGone, match="7"):
            second.call(None, "leave", [], {})
        second.close()
        third = launcher.start(PROGRAM)
        assert third.call(None, "remember", [1], {}) == 1
        with pytest.raises(StudentError, match="PermissionError"):
            third.call(None, "fork", [], {})
        third.close()
    finally:
        launcher.close()


ON_CARD = """
import ctypes, errno, os, socket, threading

def attempt(action, *args):
    try:
        return "done", action(*args)
    except OSError as error:
        return "refused", errno.errorcode[error.errno]

def named_by_another():
    ready, end = threading.Event(), threading.Event()
    thread = threading.Thread(target=lambda: (ready.set(), end.wait()))
    thread.start()
    ready.wait()
    path = f"/proc/self/task/{thread.native_id}/comm"
    with open(path, "r+") as file:
        file.write("cuda-worker")
    name = open(path).read().strip()
    end.set()
    thread.join()
    return name

def in_memory(megabytes):
    file = os.memfd_create("cuda")
    try:
        os.ftruncate(file, megabytes << 20)
        return os.fstat(file).st_size >> 20
    finally:
        os.close(file)

def service(kind, act):
    with socket.socket(socket.AF_UNIX, kind) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        return getattr(asking, act)("/tmp/nvidia-mps/control")

def restrict():
    if ctypes.CDLL(None, use_errno=True).syscall(444, None, ctypes.c_size_t(0), ctypes.c_uint32(1)) < 0:
        raise OSError(ctypes.get_errno(), "landlock")

def first_line(path):
    with open(path, "rb") as file:
        return file.readline().decode("utf-8", "replace")

def started_with(): return open("/proc/self/task/" + str(threading.get_native_id()) + "/environ").read().split("\\0")
def name_threads(): return attempt(named_by_another)
def memory(megabytes): return attempt(in_memory, megabytes)
def ask(kind, act): return attempt(service, getattr(socket, kind), act)
def internet(): return attempt(socket.socket)
def layer(): return attempt(restrict)
def read(path): return attempt(first_line, path)
def write(path): return attempt(lambda: open(path, "r+").close())
def parent(entry): return read(f"/proc/{os.getppid()}/{entry}")
def fork(): return attempt(os.fork)
def kill(): return attempt(os.kill, os.getppid(), 0)
"""


@pytest.fixture
def on_card() -> Iterator[Worker]:
    """A worker of the profile with a card, where there may be none: without torch nothing is computed on it.

    One for each test: while it lives, nobody else has the card.
    """
    launcher = open_launcher(Profile(preload=("socket",), device="cuda"), "require")
    worker = launcher.start(Program("probe", (Chunk(ON_CARD, "probe.py"),)))
    yield worker
    worker.close()
    launcher.close()


def test_the_driver_can_name_threads_read_its_maps_and_share_memory(on_card: Worker) -> None:
    assert on_card.call(None, "name_threads", [], {}) == ("done", "cuda-worker")
    assert on_card.call(None, "read", ["/proc/self/maps"], {})[0] == "done"
    assert on_card.call(None, "read", ["/proc/devices"], {})[0] == "done"
    assert on_card.call(None, "memory", [16], {}) == ("done", 16)


def test_the_driver_is_told_that_there_is_no_multi_process_service(on_card: Worker) -> None:
    assert on_card.call(None, "ask", ["SOCK_SEQPACKET", "connect"], {}) == ("refused", "ENOENT")


@pytest.mark.parametrize(
    ("function", "args"),
    [
        ("memory", [17]),
        ("ask", ["SOCK_SEQPACKET", "bind"]),
        ("ask", ["SOCK_DGRAM", "connect"]),
        ("ask", ["SOCK_STREAM", "connect"]),
        ("internet", []),
        ("layer", []),
        ("fork", []),
        ("kill", []),
        ("read", ["/etc/passwd"]),
        ("read", ["/proc/1/cmdline"]),
        ("read", ["/proc/self/environ"]),
        ("read", ["/proc/self/mem"]),
        ("parent", ["status"]),
        ("parent", ["environ"]),
        ("parent", ["maps"]),
        ("write", ["/proc/sys/kernel/core_pattern"]),
        ("write", ["/proc/self/oom_score_adj"]),
        ("write", ["/dev/zero"]),
    ],
)
def test_the_profile_with_a_card_opens_nothing_else(on_card: Worker, function: str, args: list[object]) -> None:
    assert on_card.call(None, function, args, {})[0] == "refused"


def test_with_a_card_the_environment_tells_nothing_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/professor")
    monkeypatch.setenv("MPLCONFIGDIR", "/home/professor/fonts")
    launcher = open_launcher(Profile(preload=(), device="cuda"), "require")
    try:
        worker = launcher.start(Program("probe", (Chunk(ON_CARD, "probe.py"),)))
        told = worker.call(None, "started_with", [], {})
        assert any(entry.startswith("LANG=") for entry in told), "the environment is what was read"
        assert not [entry for entry in told if "professor" in entry]
        worker.close()
    finally:
        launcher.close()


@pytest.fixture
def idle_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A driver that says that CUDA is not initialised, in a folder of its own beside another library."""
    build_driver(tmp_path, monkeypatch, "return 3;")
    (tmp_path / "libnvidia-other.so").write_text("another library\n", encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o111)
    return tmp_path


def test_the_drivers_other_libraries_can_be_read_wherever_it_lies(idle_driver: Path) -> None:
    def found(device: str) -> str:
        launcher = open_launcher(Profile(preload=(), device=device), "require")
        try:
            worker = launcher.start(Program("probe", (Chunk(ON_CARD, "probe.py"),)))
            answer: tuple[str, str] = worker.call(None, "read", [str(idle_driver / "libnvidia-other.so")], {})
            worker.close()
            return answer[1]
        finally:
            launcher.close()

    assert found("cuda") == "another library\n"
    assert found("cpu") in ("EACCES", "ENOENT")


ASK_DEVICE = """
import fcntl, os, sys
from grader.isolation.confinement import kernel, landlock
kernel.prctl(38, 1)
how = {sys.argv[1]: ["/dev/urandom"]}
landlock.restrict(landlock.ruleset(landlock.abi_version(), ["/usr", *how.pop("readable", [])], **how))
RNDGETENTCNT = 0x80045200
fcntl.ioctl(os.open("/dev/urandom", os.O_RDWR), RNDGETENTCNT, bytes(4))
"""


def test_a_device_can_be_asked_in_its_own_way_only_when_it_is_named_as_one() -> None:
    def ends(how: str) -> int:
        command = [sys.executable, "-c", ASK_DEVICE, how]
        return subprocess.run(command, check=False, timeout=60, cwd=ROOT, capture_output=True).returncode

    assert ends("devices") == 0
    if landlock.abi_version() >= 5:
        assert ends("writable") != 0


@pytest.mark.skipif(cuda_is_there(), reason="this machine has a card")
@pytest.mark.parametrize("mode", ["require", "portable"])
def test_without_a_card_it_is_nobodys_fault_but_ours(mode: Literal["require", "portable"]) -> None:
    profile = Profile(preload=("torch",), device="cuda")
    with pytest.raises((SandboxUnavailable, LaunchError), match=r"graphics card cannot be used .*--device cpu"):
        launcher = open_launcher(profile, mode)
        try:
            launcher.start(PROGRAM)
        finally:
            launcher.close()
