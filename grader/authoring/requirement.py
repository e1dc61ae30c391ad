"""How the grader is installed: course.yml's ``handout: grader:`` as what pip takes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from grader.course import Assignment, Course, CourseError
from grader.needs import extras_for, needed, needed_by_task

__all__ = ["CPU_TORCH", "extras_of", "requirement", "wheel_of"]

CPU_TORCH = "pip install torch torchvision --index-url https://download.pytorch.org/whl/cpu"
"""PyTorch's own command: on Linux its ordinary packages bring several gigabytes for graphics cards."""


def extras_of(course: Course, assignments: Iterable[Assignment]) -> list[str]:
    """The extras that students need: those of course.yml and those of the assignments' libraries."""
    packages = {
        package for assignment in assignments for package in (*needed(assignment), *_needed_by_tasks(assignment))
    }
    return sorted({*course.handout.extras, *extras_for(packages)})


def requirement(course: Course, extras: Iterable[str], place: Path | None = None) -> str:
    """What ``pip install`` takes.

    Args:
        place: folder from which a wheel's path is given; beside it when None.
    """
    grader = course.handout.grader
    listed = ",".join(extras)
    added = f"[{listed}]" if listed else ""
    if grader.startswith("git+"):
        return f"nn-grader{added} @ {grader}"
    if (wheel := wheel_of(course)) is not None:
        path = f"./{wheel.name}" if place is None else Path(os.path.relpath(wheel, place)).as_posix()
        return f"{path}{added}"
    name, rest = _split(grader)
    return f"{name}{added}{rest}"


def wheel_of(course: Course, *, must_exist: bool = False) -> Path | None:
    """The wheel that is put in, where course.yml names one.

    Raises:
        CourseError: it must be there, and is not.
    """
    if not course.handout.grader.endswith(".whl"):
        return None
    path = (course.root / course.handout.grader).resolve()
    if must_exist and not path.is_file():
        raise CourseError(
            f"course.yml, field handout.grader: {course.handout.grader} is not there; build it in a checkout of the "
            "grader: python -m build --wheel"
        )
    return path


def _needed_by_tasks(assignment: Assignment) -> Iterable[str]:
    for task in assignment.task_titles:
        yield from needed_by_task(assignment, task)


def _split(name: str) -> tuple[str, str]:
    """``nn-grader>=1`` is the name and the versions that will do."""
    end = next((i for i, letter in enumerate(name) if letter in "<>=!~ "), len(name))
    return name[:end], name[end:].replace(" ", "")
