"""A believable class in real assignments: nbgrader's gradebook holds, row by row, what `grader grade` gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from benchmarks.classroom import build_class
from grader.course import Course
from tests.nbgrader.conftest import start_nbgrader
from tests.nbgrader.places import NbCourse, graded_by_us, rows, run_each

ROOT = Path(__file__).parents[2]
LIGHT = {"numpy", "matplotlib.pyplot"}
HAND_INS = 15


def small_part(target: Path) -> NbCourse:
    """The course of this repository with the first two assignments that need no more than numpy."""
    yaml = YAML()
    data = yaml.load((ROOT / "course.yml").read_text(encoding="utf-8"))
    data["assignments"] = [a for a in data["assignments"] if set(a["preload"]) <= LIGHT][:2]
    target.mkdir()
    with (target / "course.yml").open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    for name in (each["name"] for each in data["assignments"]):
        for tree in ("solutions", "assignments"):
            shutil.copytree(ROOT / tree / name, target / tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    return NbCourse(target)


@pytest.mark.slow
def test_all_grades_are_those_of_grader_grade(tmp_path: Path) -> None:
    course = small_part(tmp_path / "course")
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
    theirs = rows(course.database)
    for what in found:
        if what.kind == "endless loop":  # the comment says at which of its lines the loop was stopped
            for key in [key for key in ours if key[:2] == (what.assignment, what.student) and len(key) == 3]:
                if isinstance(ours[key], tuple) and len(ours[key]) == 2:
                    del ours[key], theirs[key]
    assert theirs == ours
    scores = {key: row[0] for key, row in ours.items() if len(key) == 2}
    assert len(scores) == HAND_INS
    assert max(scores.values()) >= 10 > min(scores.values())
