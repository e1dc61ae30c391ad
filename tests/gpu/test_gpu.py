"""What can only be seen with a graphics card: ``pytest -m gpu``. Skipped, with the reason, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import Assignment, Course
from grader.grading.device import cuda_is_there
from grader.grading.one import Grader
from grader.isolation import Chunk, Launcher, MemoryLimit, Profile, Program, open_launcher
from grader.result import Status
from grader.testing.variants import reference_program, right_program

ROOT = Path(__file__).parents[2]
TORCH = [s.name for s in Course.load(ROOT).settings if s.device == "auto"]

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not cuda_is_there(), reason="no CUDA device on this machine"),
]

PROBE = """
import time, torch
def initialised(): return torch.cuda.is_initialized()
def double(x): return 2 * x
def where(x): return str(x.device.type)
def grow(megabytes):
    kept = []
    for _ in range(megabytes):
        kept.append(torch.ones(1 << 18, device="cuda"))
    time.sleep(2)
    return len(kept)
"""


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = open_launcher(Profile(preload=("torch",), device="cuda", seconds_per_call=30), "require")
    yield launcher
    launcher.close()


@pytest.fixture
def program() -> Program:
    return Program("probe", (Chunk(PROBE, "probe.py"),))


def staff(name: str) -> Assignment:
    return next(a for a in Course.load(ROOT).staff_assignments if a.name == name)


def test_each_forked_process_initialises_the_card_for_itself(launcher: Launcher, program: Program) -> None:
    import torch

    for _ in range(2):
        worker = launcher.start(program)
        assert worker.call(None, "initialised", [], {}) is True, "before the student's code, in nobody's time"
        tensor = torch.arange(4.0, device="cuda")
        assert worker.call(None, "where", [tensor], {}) == "cuda"
        answer = worker.call(None, "double", [tensor], {})
        assert answer.device.type == "cpu", "what comes back is compared on the processor"
        assert answer.tolist() == [0.0, 2.0, 4.0, 6.0]
        worker.close()


def test_a_program_that_fills_the_card_is_stopped(launcher: Launcher, program: Program) -> None:
    worker = launcher.start(program)
    with pytest.raises(MemoryLimit):
        worker.call(None, "grow", [4 << 10], {})
    worker.close()


@pytest.mark.parametrize("name", TORCH)
def test_reference_and_right_variants_get_full_marks_on_the_card(name: str) -> None:
    assignment = staff(name)
    programs = [reference_program(assignment), *(right_program(assignment, p) for p in assignment.variants("right"))]
    with Grader(assignment, mode="require", device="cuda") as grader:
        for program in programs:
            failed = [(o.check, o.message) for o in grader.run(program) if o.status is not Status.PASSED]
            assert failed == []


@pytest.mark.parametrize("name", TORCH)
def test_a_check_ends_on_the_card_as_it_ends_on_the_processor(name: str) -> None:
    assignment = staff(name)
    with Grader(assignment, mode="require", device="cuda") as card, Grader(assignment, device="cpu") as processor:
        program = reference_program(assignment)
        here = [(o.check, o.status) for o in processor.run(program)]
        assert [(o.check, o.status) for o in card.run(program)] == here
