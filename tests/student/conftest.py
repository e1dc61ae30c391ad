"""A student's folder: an assignment as it is handed out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Assignment, load_released

ROOT = Path(__file__).parents[2]
STEPS = Path(__file__).parent / "steps"


@pytest.fixture
def handed_out(tmp_path: Path) -> Callable[[str], Assignment]:
    """Copies an assignment into a folder of its own."""

    def copy(name: str) -> Assignment:
        shutil.copytree(ROOT / "assignments" / name, tmp_path / name)
        return load_released(tmp_path / name)

    return copy


def as_saved(step: str, stub: str) -> str:
    """The file of 04 after a step of the hour; tasks that nobody has begun are as they were handed out."""
    text = (STEPS / "04" / f"{step}.txt").read_text(encoding="utf-8")
    later = stub[stub.index("# %% task 5") : stub.index("# %% demo")]
    return f"{text.rstrip()}\n\n\n{later}"
