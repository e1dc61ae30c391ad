"""Nothing stays behind, however many workers there were and however they ended."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.isolation import Launcher, StudentError, WorkerGone, open_launcher
from tests.isolation.conftest import PROFILE, program

SOURCE = """
    import os
    def fine(): return 1
    def leave(): os._exit(0)
    def wrong(): return 1 / 0
    def hang_up(): os.closerange(0, 100)
"""


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def in_time(condition: Callable[[], bool]) -> bool:
    """Whether `condition` comes true: a killed process needs a core to die, and the zygote one to collect it."""
    until = time.monotonic() + 20
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


@pytest.fixture
def launcher() -> Launcher:
    return open_launcher(PROFILE, "require")


def test_a_thousand_workers_leave_no_descriptor_and_no_process(launcher: Launcher) -> None:
    student, zygote = program(SOURCE), launcher._zygote.pid  # type: ignore[attr-defined]
    launcher.start(student).close()
    gc.collect()
    before, zygote_before = descriptors(), len(list(Path(f"/proc/{zygote}/fd").iterdir()))
    for number in range(1000):
        worker = launcher.start(student)
        with contextlib.suppress(StudentError, WorkerGone):
            worker.call(None, ("fine", "wrong", "leave", "fine")[number % 4], [], {})
        worker.close()
    assert descriptors() == before
    assert in_time(lambda: len(list(Path(f"/proc/{zygote}/fd").iterdir())) == zygote_before)
    assert in_time(lambda: not children_of(zygote)), "each is collected when it ends, not with the next one"
    launcher.close()
    assert str(zygote) not in children_of(os.getpid())


@pytest.mark.parametrize("mode", ["require", "portable"])
def test_a_closed_launcher_leaves_nothing(mode: str) -> None:
    student = program(SOURCE)
    before, threads = descriptors(), threading.active_count()
    running = children_of(os.getpid())
    launcher = open_launcher(PROFILE, mode)  # type: ignore[arg-type]
    for function in ("fine", "leave", "hang_up"):
        worker = launcher.start(student)
        with contextlib.suppress(WorkerGone):
            worker.call(None, function, [], {})
        worker.close()
        worker.close()
    launcher.close()
    launcher.close()
    gc.collect()
    assert descriptors() == before
    assert threading.active_count() == threads
    assert set(children_of(os.getpid())) <= set(running)


def test_a_program_that_cannot_be_loaded_leaves_nothing(launcher: Launcher) -> None:
    launcher.start(program("")).close()
    before = descriptors()
    for _ in range(5):
        with pytest.raises(WorkerGone):
            launcher.start(program("import os; os._exit(3)"))
    assert descriptors() == before
    launcher.close()


def test_workers_can_be_started_from_several_threads(launcher: Launcher) -> None:
    student, answers = program(SOURCE), []

    def many() -> None:
        for _ in range(20):
            worker = launcher.start(student)
            answers.append(worker.call(None, "fine", [], {}))
            worker.close()

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 80
    launcher.close()
