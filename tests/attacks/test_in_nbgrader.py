"""No attack makes nbgrader write another grade than `grader grade`, and none keeps it from the hand-ins after it.

A third of the arena's hand-ins (with ``make test-all`` all of them, but for those that are others in another form) go
through ``nbgrader autograde``, which takes its time for each; `TWICE` are those that are left out. For most it finds the
reports of the arena's run, which shows that it reads every hand-in as `grader grade` does, and its gradebook must then be
the same in every row. Every sixth of the attacks that are taken is graded anew, in earnest, and must get the same scores.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader.authoring.course_folder import CONFIG, config_text
from grader.course import Assignment, Course
from grader.gradebook.cells import grade_cells
from grader.handin.decoding import without_surrogates
from grader.handin.students import student_name
from grader.naming import solution_cell
from grader.result import Report
from tests.attacks.arena import Arena, every_attack, neighbours
from tests.nbgrader.places import rows, run_each, without_comments
from tests.sampling import sampled

NAMELESS = ("new\nline", without_surrogates("bytes\udcff"))
"""Folders whose names cannot be a student's in nbgrader; it names them and leaves them out."""
OURS = {student_name("bytes\udcff")}
"""What `grader grade` calls those of them that it reads."""
TWICE = {without_surrogates(attack.folder) for attack in every_attack() if attack.family in ("at_import", "cells")}
TAKEN = {*sampled({without_surrogates(attack.folder) for attack in every_attack()} - TWICE, 5), *NAMELESS}
TWICE |= {without_surrogates(attack.folder) for attack in every_attack()} - TAKEN
ONCE = [attack for attack in every_attack() if without_surrogates(attack.folder) not in TWICE]
ANEW = {without_surrogates(attack.folder) for attack in ONCE[::6]}.difference(NAMELESS)


@pytest.fixture(scope="module")
def graded(arena: Arena, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of an nbgrader course in which the arena's hand-ins were graded, and what nbgrader said."""
    folder = tmp_path_factory.mktemp("nb")
    course = Course.load(arena.folder / "course")
    (folder / CONFIG).write_text(config_text(course, folder, "attacks"), encoding="utf-8")
    left_out = {attack.folder for attack in every_attack() if without_surrogates(attack.folder) in TWICE}
    submitted = arena.folder / "submitted"
    shutil.copytree(
        submitted,
        folder / "submitted",
        symlinks=True,
        copy_function=os.link,  # pipes, devices and what nobody may read, too
        ignore=lambda place, names: left_out.intersection(names) if Path(place) == submitted else (),
    )
    for assignment in course.staff_assignments:
        example = Report.from_json((arena.out / "results" / "--first" / f"{assignment.name}.json").read_bytes())
        path = folder / "source" / assignment.name / f"{assignment.slug}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(_source_notebook(assignment, example), encoding="utf-8")
    known = folder / "graded" / "results"
    shutil.copytree(arena.out / "results", known, ignore=lambda place, names: ANEW.intersection(names))
    names = [assignment.name for assignment in course.staff_assignments]
    steps = [[command, name] for command in ("generate_assignment", "autograde") for name in names[::-1]]
    # the assignment of the nameless comes last: their names are said with the exit code
    return folder, run_each(folder, *steps, code=1)


def test_every_hand_in_is_read_and_every_row_written_as_by_grader_grade(arena: Arena, graded: tuple[Path, str]) -> None:
    said = re.findall(r"Graded (.*): [\d.]+ / [\d.]+( \(unchanged\))?$", graded[1], re.MULTILINE)
    anew = [student for student, unchanged in said if not unchanged]
    assert sorted(anew) == sorted(ANEW)
    assert len(said) == len(ONCE) + len(neighbours()) - len(NAMELESS)
    assert "Traceback" not in graded[1], graded[1].partition("Traceback")[2][:3000]
    ours = {
        key: row for key, row in rows(arena.out / "gradebook.db").items() if key[1] not in TWICE.union(NAMELESS, OURS)
    }
    assert without_comments(rows(graded[0] / "gradebook.db"), ANEW) == without_comments(ours, ANEW)


def _source_notebook(assignment: Assignment, report: Report) -> str:
    """The cells that nbgrader needs."""
    cells = []
    flags = {"locked": True, "schema_version": 3, "task": False}
    for task in report.tasks:
        name = solution_cell(assignment.slug, task)
        data = flags | {"grade_id": name, "grade": False, "solution": True, "locked": False}
        cells.append(new_code_cell("# here", id=name, metadata={"nbgrader": data}))
    for cell in grade_cells(assignment.slug, report):
        data = flags | {"grade_id": cell.name, "grade": True, "solution": False, "points": cell.points}
        cells.append(new_code_cell(f"check({cell.task})", id=cell.name, metadata={"nbgrader": data}))
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return str(nbformat.writes(new_notebook(cells=cells, metadata=spec)))
