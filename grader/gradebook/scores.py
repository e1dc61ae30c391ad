"""What counts by nbgrader's gradebook: with the scores and extra credit that people gave by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.course import Course
from grader.gradebook.database import GradebookError, open_gradebook, shown
from grader.gradebook.exporting import Grade
from grader.gradebook.writer import penalty_of

if TYPE_CHECKING:
    from nbgrader import api

__all__ = ["gradebook_of", "read_scores"]

DATABASE, CONFIG = "gradebook.db", "nbgrader_config.py"


def gradebook_of(graded: Path) -> Path | None:
    """The gradebook of a results folder: in it (`grader grade`), or beside it (``nbgrader autograde``); None: none."""
    beside = graded.absolute().parent
    if (graded / DATABASE).is_file():
        return graded / DATABASE
    return beside / DATABASE if (beside / DATABASE).is_file() and (beside / CONFIG).is_file() else None


def read_scores(url_or_path: str | Path, course: Course, assignment: str) -> dict[str, Grade]:
    """The grade of every student with a hand-in of `assignment`; nothing is written.

    The late penalty is taken from the score as it is now: the one in the database is as old as the last run of
    nbgrader, and a person may have given points since.

    Raises:
        GradebookError: no such gradebook, or it does not know the assignment.
    """
    from nbgrader.api import MissingEntry

    _require_there(url_or_path)
    with open_gradebook(url_or_path) as gradebook:
        try:
            found = gradebook.find_assignment(assignment).submissions
        except MissingEntry:
            raise GradebookError(f"{shown(url_or_path)}: {assignment} is not in this gradebook") from None
        return {each.student_id: _grade(each, course) for each in found if _has_scores(each)}


def _has_scores(submission: api.SubmittedAssignment) -> bool:
    """Whether anything was graded: an extension alone is no hand-in."""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return any(grade.auto_score is not None or grade.manual_score is not None for grade in grades)


def _grade(submission: api.SubmittedAssignment, course: Course) -> Grade:
    penalty = sum(penalty_of(notebook, course) or 0.0 for notebook in submission.notebooks)
    final = None if submission.needs_manual_grade else round(max(0.0, submission.score - penalty), 4)
    return Grade(submission.student_id, final, submission.max_score)


def _require_there(url_or_path: str | Path) -> None:
    """Opening an SQLite file that is not there would make one."""
    text = str(url_or_path)
    path = text.removeprefix("sqlite:///").partition("?")[0] if "://" in text else text
    if "://" not in path and not Path(path).is_file():
        raise GradebookError(f"{shown(url_or_path)}: no such gradebook")
