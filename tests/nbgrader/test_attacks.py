"""No hand-in of the attacks collection, whatever its files and its folder are, makes nbgrader write another grade.

That grading withstands them is tested where they lie. Here every hand-in gets a made-up report in advance, under the
key of its content: nothing of it is executed, and the gradebook must hold exactly what these reports say.
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
from tests.nbgrader.conftest import UNSANDBOXED
from tests.nbgrader.places import NbCourse, rows, run_each

ENDS = [status for status in Status if not status.ours]


def made_up(job: Job) -> Report:
    """A report of the job with its right key, and with checks that ended by chance."""
    dice = random.Random(repr(job.submission.student))
    report = failed_report(job, "")
    checks = tuple(check.model_copy(update={"status": dice.choice(ENDS)}) for check in report.checks)
    return report.model_copy(update={"key": submission_key(job.assignment, job.submission), "checks": checks})


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


def prepare(nb: NbCourse) -> tuple[Course, list[Report]]:
    """Course folder, hand-ins and reports."""
    make_course(nb.root)
    course = Course.load(nb.root)
    places = {"COURSE": str(nb.root), "SUBMITTED": str(nb.folder / "submitted"), "OUT": str(nb.root), "TOKEN": "token"}
    for attack in every_attack():
        folder = nb.folder / "submitted" / attack.folder / attack.assignment
        folder.mkdir(parents=True)
        attack.write(folder, places)
    found = find_submissions(course, nb.folder / "submitted")
    reports = [made_up(Job(assignment, submission, "prefer")) for assignment, submission in found]
    for report in reports:
        ResultStore(nb.folder / "graded").save(report)
    for assignment in course.staff_assignments:
        path = nb.folder / "source" / assignment.name / f"{assignment.slug}.ipynb"
        path.parent.mkdir(parents=True)
        example = next(report for report in reports if report.assignment == assignment.name)
        path.write_text(source_notebook(assignment, example), encoding="utf-8")
    return course, reports


@pytest.mark.slow
def test_every_row_says_what_the_reports_say(tmp_path: Path, generated_once: NbCourse) -> None:
    nb = NbCourse(tmp_path / "course")
    nb.folder.mkdir(parents=True)
    config = (generated_once.folder / CONFIG).read_text(encoding="utf-8")
    (nb.folder / CONFIG).write_text(config + UNSANDBOXED, encoding="utf-8")
    course, reports = prepare(nb)
    names = [settings.name for settings in course.settings]
    said = run_each(
        nb.folder, *(["generate_assignment", name] for name in names), *(["autograde", name] for name in names)
    )
    assert len(re.findall(r"Graded .* \(unchanged\)", said)) == len(reports), "each was read as `grader grade` reads it"
    write_gradebook(tmp_path / "ours.db", course, reports)
    assert rows(nb.database) == rows(tmp_path / "ours.db")
    for path in nb.folder.glob("autograded/*/*/*.ipynb"):
        assert "<script" not in json.dumps(json.loads(path.read_text(encoding="utf-8"))["cells"][0].get("outputs", ""))
