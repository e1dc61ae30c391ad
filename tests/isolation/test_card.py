"""The graphics card's part of the isolation, as far as it shows without a card."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the sandbox is Linux's", allow_module_level=True)

from grader.isolation import Chunk, MemoryLimit, Profile, Program, StudentError, WorkerGone, open_launcher
from grader.isolation.card import Card, cuda_is_initialised
from grader.isolation.child import Child
from grader.isolation.client import Worker, started
from grader.isolation.supervisor import SandboxLauncher

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
    assert not cuda_is_initialised()


@pytest.fixture
def busy_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that says that CUDA is initialised in every process."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler to build a driver with")
    source, library = tmp_path / "driver.c", tmp_path / "libcuda.so.1"
    source.write_text("int cuDeviceGetCount(int *count) { *count = 1; return 0; }\n")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True, timeout=60)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))


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
