"""A believable class in real assignments: nbgrader's gradebook holds, row by row, what `grader grade` gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.classroom import build_class
from grader.course import Course
from tests.nbgrader.conftest import start_nbgrader
from tests.nbgrader.places import graded_by_us, part_of_the_course, rows, run_each, without_comments
from tests.sampling import WHOLE

HAND_INS = 40 if WHOLE else 12


@pytest.mark.slow
def test_all_grades_are_those_of_grader_grade(tmp_path: Path) -> None:
    course = part_of_the_course(tmp_path / "course", ["01_perceptron", "04_pooling"])
    start_nbgrader(course)
    loaded = Course.load(course.root)
    submitted = course.folder / "submitted"
    found = build_class(loaded, submitted, HAND_INS, seed=1)
    assert {what.file.rpartition(".")[2] for what in found} == {"py", "ipynb", ""}
    ours = graded_by_us(loaded, submitted, tmp_path / "ours")
    names = [settings.name for settings in loaded.settings]
    run_each(
        course.folder, *(["generate_assignment", name] for name in names), *(["autograde", name] for name in names)
    )
    loops = {what.student for what in found if what.kind == "endless loop"}
    assert without_comments(rows(course.database), loops) == without_comments(ours, loops)
    scores = {key: row[0] for key, row in ours.items() if len(key) == 2}
    assert len(scores) == HAND_INS
    assert max(scores.values()) >= 10 > min(scores.values())
