"""No hand-in of the behaviours and attacks collections makes nbgrader write another grade than ours.

That they are graded rightly is tested where they lie. Here every hand-in gets a made-up report in advance, under the
key of its content: nothing of it is executed, nbgrader must find each of these reports, and its gradebook must hold
exactly what they say.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader.authoring.course_folder import CONFIG
from grader.course import Assignment, Course
from grader.gradebook.cells import grade_cells
from grader.gradebook.writer import write_gradebook
from grader.grading.many import Job, failed_report, find_submissions
from grader.grading.one import submission_key
from grader.grading.store import ResultStore
from grader.naming import solution_cell
from grader.result import Report, Status
from tests.attacks.arena import every_attack
from tests.attacks.course import make_course
from tests.behaviours.hand_ins import ENCODED, NOTEBOOKS, below_the_reference, samples, solved_notebook
from tests.nbgrader.conftest import UNSANDBOXED, start_nbgrader
from tests.nbgrader.places import NbCourse, part_of_the_course, rows, run_each

ODD = {"archives", "file_names", "notebooks", "odd_files", "student_names"}
"""Families of attacks by what a hand-in is; of the others, by what its code does, every sixth is taken."""
NAMELESS = ("new\nline", "bytes\N{REPLACEMENT CHARACTER}")
"""Folders whose names cannot be a student's in nbgrader."""
ENDS = [status for status in Status if not status.ours]


def made_up_reports(nb: NbCourse, course: Course) -> list[Report]:
    """For every hand-in a report with its right key, and with checks that ended by chance."""
    reports = []
    for assignment, submission in find_submissions(course, nb.folder / "submitted"):
        dice = random.Random(repr((submission.student, assignment.name)))
        report = failed_report(Job(assignment, submission, "prefer"), "")
        checks = tuple(check.model_copy(update={"status": dice.choice(ENDS)}) for check in report.checks)
        key = submission_key(assignment, submission)
        reports.append(report.model_copy(update={"key": key, "checks": checks}))
        ResultStore(nb.folder / "graded").save(reports[-1])
    return reports


def run(nb: NbCourse, names: list[str], *, code: int = 0) -> int:
    """Generate and autograde everything; how many hand-ins nbgrader found the report of."""
    steps = [[command, name] for command in ("generate_assignment", "autograde") for name in names]
    said = run_each(nb.folder, *steps, code=code)
    return len(re.findall(r"Graded .* \(unchanged\)", said))


def source_notebook(assignment: Assignment, report: Report) -> str:
    """The course that is attacked has no stubs; its source notebooks are made of the cells that nbgrader needs."""
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


def hand_attacks_in(nb: NbCourse) -> None:
    places = {"COURSE": str(nb.root), "SUBMITTED": str(nb.folder / "submitted"), "OUT": str(nb.root), "TOKEN": "token"}
    every = every_attack()
    for attack in [*(a for a in every if a.family in ODD), *[a for a in every if a.family not in ODD][::6]]:
        folder = nb.folder / "submitted" / attack.folder / attack.assignment
        folder.mkdir(parents=True)
        attack.write(folder, places)


def hand_behaviours_in(nb: NbCourse) -> None:
    def put(student: str, assignment: str, ending: str, data: bytes) -> None:
        folder = nb.folder / "submitted" / student / assignment
        folder.mkdir(parents=True)
        (folder / f"{assignment.split('_')[1]}{ending}").write_bytes(data)

    for kind in ("right", "partial", "wrong"):
        for assignment, path in samples(kind)[::2]:
            put(path.stem, assignment, ".py", below_the_reference(assignment, path).encode())
    for name, data in ENCODED.items():
        put(name, "01_perceptron", ".py", data)
    for name, change in NOTEBOOKS.items():
        notebook = solved_notebook("04_pooling")
        change(notebook)
        put(name, "04_pooling", ".ipynb", json.dumps(notebook).encode())


@pytest.mark.slow
def test_attacks(tmp_path: Path, generated_once: NbCourse) -> None:
    nb = NbCourse(tmp_path / "course")
    nb.folder.mkdir(parents=True)
    config = (generated_once.folder / CONFIG).read_text(encoding="utf-8")
    (nb.folder / CONFIG).write_text(config + UNSANDBOXED, encoding="utf-8")
    make_course(nb.root)
    hand_attacks_in(nb)
    reports = made_up_reports(nb, nb.course)
    for assignment in nb.course.staff_assignments:
        path = nb.folder / "source" / assignment.name / f"{assignment.slug}.ipynb"
        path.parent.mkdir(parents=True)
        example = next(report for report in reports if report.assignment == assignment.name)
        path.write_text(source_notebook(assignment, example), encoding="utf-8")
    # the assignment with the two nameless students comes last: nbgrader says so with its exit code
    found = run(nb, [settings.name for settings in nb.course.settings][::-1], code=1)
    left = [report for report in reports if report.student not in NAMELESS]
    assert found == len(left) == len(reports) - len(NAMELESS)
    write_gradebook(tmp_path / "ours.db", nb.course, left)
    assert rows(nb.database) == rows(tmp_path / "ours.db")


@pytest.mark.slow
def test_behaviours(tmp_path: Path) -> None:
    nb = part_of_the_course(tmp_path / "course", ["01_perceptron", "04_pooling", "05_oscillator"])
    start_nbgrader(nb)
    hand_behaviours_in(nb)
    reports = made_up_reports(nb, nb.course)
    assert run(nb, [settings.name for settings in nb.course.settings]) == len(reports)
    write_gradebook(tmp_path / "ours.db", nb.course, reports)
    assert rows(nb.database) == rows(tmp_path / "ours.db")
    for path in nb.folder.glob("autograded/*/*/*.ipynb"):
        solved = "".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
        assert "def " in solved, path
