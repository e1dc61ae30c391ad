"""The graders of the real assignments, started when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.course import Course
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.result import Report

ROOT = Path(__file__).parents[2]
Grade = Callable[[str, str, bytes], Report]


@pytest.fixture(scope="session")
def grader_of() -> Iterator[Callable[[str], Grader]]:
    assignments = {a.name: a for a in Course.load(ROOT).staff_assignments}
    open_graders: dict[str, Grader] = {}

    def grader(name: str) -> Grader:
        if name not in open_graders:
            open_graders[name] = Grader(assignments[name], mode="prefer").__enter__()
        return open_graders[name]

    yield grader
    for one in open_graders.values():
        one.__exit__()


@pytest.fixture
def grade(grader_of: Callable[[str], Grader], tmp_path: Path) -> Grade:
    """Grade the bytes of a file, as it lies in a student's folder."""

    def graded(assignment: str, ending: str, data: bytes) -> Report:
        slug = assignment.split("_")[1]
        (tmp_path / f"{slug}{ending}").write_bytes(data)
        return grader_of(assignment).grade(read_submission(tmp_path, slug, "anna"))

    return graded
