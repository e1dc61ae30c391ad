"""Reports -> nbgrader's gradebook, in one transaction.

What stands where:

* An assignment has one notebook, named by the slug, and per task a solution cell for the comment, a grade cell
  for the public checks and, where there are any, one for the hidden checks (names: `grader.naming`).
* **Extra credit** is part of a cell's automatic score but not of its maximum, so that a cell can hold more than its
  maximum and a cell of nothing but bonus checks is worth 0. nbgrader's own field for extra credit belongs to the
  person who grades: writing it here would overwrite what was given by hand.
* **By hand**: manual scores, extra credit, manual comments, extensions and students' data are never written.
  When the automatic score under a manual one changes, the cell is marked for a second look.
* **Needs a look**: cells with a check that the grader could not judge, and every cell without full points of a
  hand-in that could not be read.
* **Late penalty**: by the course's rule, from the score that counts (a manual one before the automatic one) and
  the due date with the student's extension.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.course import Course, Settings
from grader.gradebook.cells import GradeCell, grade_cells, total, without_checks
from grader.gradebook.comments import task_comment
from grader.gradebook.database import GradebookError, open_gradebook
from grader.handin.timestamps import parse_timestamp
from grader.naming import solution_cell
from grader.result import Report, possible

if TYPE_CHECKING:
    from nbgrader import api

__all__ = ["GradebookError", "penalty_of", "write_gradebook", "write_report"]


def write_gradebook(
    url_or_path: str | Path, course: Course, reports: Sequence[Report], *, course_id: str = "default_course"
) -> None:
    """Write the reports of a class into nbgrader's gradebook: all of them or, after an error, none.

    May be repeated: the same reports change nothing, other students' grades stay.

    Args:
        url_or_path: path of the SQLite file, or a database URL.
        course: for due dates, the late policy and the language of comments.
        reports: of any assignments of the course, with hidden checks.
        course_id: nbgrader's name of the course.

    Raises:
        GradebookError: two reports of one hand-in, reports of different versions of the checks, an assignment
            that is not in the course, or a database that cannot be written.
    """
    by_assignment = _sorted_out(course, reports)
    with open_gradebook(url_or_path, course_id) as gradebook:
        writer = _Writer(gradebook, course, course_id)
        for settings in course.settings:
            writer.assignment(settings, by_assignment.get(settings.name, ()))
        gradebook.db.commit()


def write_report(gradebook: api.Gradebook, course: Course, report: Report) -> None:
    """Write one report into an open gradebook and commit: the same rows as `write_gradebook`.

    Raises:
        GradebookError: its assignment is not in the course, or it has no student.
    """
    by_assignment = _sorted_out(course, [report])
    writer = _Writer(gradebook, course, gradebook.course_id)
    for settings in course.settings:
        if settings.name in by_assignment:
            writer.assignment(settings, by_assignment[settings.name])
    gradebook.db.commit()


def _sorted_out(course: Course, reports: Iterable[Report]) -> Mapping[str, Sequence[Report]]:
    """The reports of each assignment, by student.

    Raises:
        GradebookError: what would make a wrong gradebook.
    """
    known = {settings.name for settings in course.settings}
    found: dict[str, dict[str, Report]] = {}
    for report in sorted(reports, key=lambda report: (report.assignment, report.student)):
        where = f"{report.student}/{report.assignment}"
        if report.assignment not in known:
            raise GradebookError(f"{where}: not an assignment of this course; list it in course.yml")
        if not report.student:
            raise GradebookError(f"{where}: no student; the gradebook needs to know whose grade it is")
        same = found.setdefault(report.assignment, {})
        if report.student in same:
            raise GradebookError(f"{where}: two reports for one hand-in; keep one")
        first = next(iter(same.values()), report)
        if grade_cells("", first) != grade_cells("", report):
            raise GradebookError(f"{where}: graded with other checks than {first.student}; grade the class again")
        same[report.student] = report
    return {name: tuple(same.values()) for name, same in found.items()}


class _Writer:
    """One open gradebook with its session."""

    def __init__(self, gradebook: api.Gradebook, course: Course, course_id: str) -> None:
        self.session = gradebook.db
        self.course = course
        self.course_id = course_id

    def assignment(self, settings: Settings, reports: Sequence[Report]) -> None:
        """An assignment with its due date and, when there are reports, all that belongs to them."""
        from nbgrader.api import Assignment

        assignment = self.session.query(Assignment).filter_by(name=settings.name).one_or_none()
        if assignment is None:
            assignment = Assignment(settings.name, course_id=self.course_id)
            self.session.add(assignment)
        assignment.duedate = _naive_utc(settings.due)
        self.session.flush()
        if reports:
            self._students(report.student for report in reports)
            sheet = self._sheet(assignment, settings.name.split("_", 1)[1], reports[0])
            submitted = sheet.submissions([report.student for report in reports])
            for report in reports:
                sheet.write(report, submitted.get(report.student))
            self.session.flush()

    def _students(self, names: Iterable[str]) -> None:
        """Create the students that are not there; the others keep their e-mail and names."""
        from nbgrader.api import Student
        from sqlalchemy import select

        known = set(self.session.execute(select(Student.id)).scalars())
        self.session.add_all([Student(id=name) for name in names if name not in known])
        self.session.flush()

    def _sheet(self, assignment: api.Assignment, slug: str, report: Report) -> _Sheet:
        """Create or update notebook and cells as a report's checks declare them."""
        from nbgrader import api

        notebook = next((each for each in assignment.notebooks if each.name == slug), None)
        if notebook is None:
            notebook = api.Notebook(name=slug, assignment_id=assignment.id)
            self.session.add(notebook)
            self.session.flush()
        graded = {cell.name: cell for cell in notebook.grade_cells}
        cells = grade_cells(slug, report)
        cells += without_checks(graded, cells)
        for cell in cells:
            if cell.name not in graded:
                graded[cell.name] = api.GradeCell(name=cell.name, notebook_id=notebook.id, cell_type="code")
            graded[cell.name].max_score = cell.points
        solved = {cell.name: cell for cell in notebook.solution_cells}
        for name in (solution_cell(slug, task) for task in report.tasks):
            if name not in solved:
                solved[name] = api.SolutionCell(name=name, notebook_id=notebook.id)
        self.session.add_all([*graded.values(), *solved.values()])
        self.session.flush()
        grades = {cell: graded[cell.name].id for cell in cells}
        comments = {task: solved[solution_cell(slug, task)].id for task in report.tasks}
        return _Sheet(self.session, self.course, assignment, notebook.id, grades, comments)


@dataclass(frozen=True)
class _Sheet:
    """One assignment's part of the gradebook, ready for submissions."""

    session: Any
    course: Course
    assignment: api.Assignment
    notebook_id: str
    grades: Mapping[GradeCell, str]
    """Database ids of the grade cells."""
    comments: Mapping[int, str]
    """Database ids of the solution cells, by task."""

    def submissions(self, students: Sequence[str]) -> dict[str, api.SubmittedAssignment]:
        """What is there already, by student, loaded at once with all grades and comments."""
        from nbgrader.api import SubmittedAssignment, SubmittedNotebook
        from sqlalchemy.orm import selectinload

        notebooks = selectinload(SubmittedAssignment.notebooks)
        found = self.session.query(SubmittedAssignment).filter_by(assignment_id=self.assignment.id)
        if len(students) == 1:  # nbgrader writes one after the other; a database limits how many can be listed
            found = found.filter_by(student_id=students[0])
        found = found.options(
            notebooks.selectinload(SubmittedNotebook.grades), notebooks.selectinload(SubmittedNotebook.comments)
        )
        return {submission.student_id: submission for submission in found}

    def write(self, report: Report, submission: api.SubmittedAssignment | None) -> None:
        """One report; `submission` is what is there of it."""
        from nbgrader import api

        if submission is None:
            submission = api.SubmittedAssignment(assignment_id=self.assignment.id, student_id=report.student)
            self.session.add(submission)
        if moment := parse_timestamp(report.submitted):
            submission.timestamp = _naive_utc(moment)
        notebook = next((each for each in submission.notebooks if each.notebook_id == self.notebook_id), None)
        if notebook is None:
            notebook = api.SubmittedNotebook(notebook_id=self.notebook_id)
            submission.notebooks.append(notebook)
        self._write_grades(report, notebook)
        self._write_comments(report, notebook)
        notebook.late_submission_penalty = _penalty(self.course, notebook, submission, self.assignment.duedate)

    def _write_grades(self, report: Report, notebook: api.SubmittedNotebook) -> None:
        from nbgrader.api import Grade

        there = {grade.cell_id: grade for grade in notebook.grades}
        unread = any(notice.level == "problem" for notice in report.notices)
        for cell, cell_id in self.grades.items():
            grade = there.get(cell_id)
            if grade is None:
                grade = Grade(cell_id=cell_id)
                notebook.grades.append(grade)
            checks = cell.checks(report)
            earned = total(check.earned for check in checks)
            if grade.manual_score is None:
                doubtful = unread and earned < cell.points
                grade.needs_manual_grade = doubtful or any(check.status.ours for check in checks)
            elif grade.auto_score != earned:
                grade.needs_manual_grade = True
            grade.auto_score = earned

    def _write_comments(self, report: Report, notebook: api.SubmittedNotebook) -> None:
        from nbgrader.api import Comment

        there = {comment.cell_id: comment for comment in notebook.comments}
        for task, cell_id in self.comments.items():
            comment = there.get(cell_id)
            if comment is None:
                comment = Comment(cell_id=cell_id)
                notebook.comments.append(comment)
            comment.auto_comment = task_comment(report, task, self.course.default_language)


def penalty_of(notebook: api.SubmittedNotebook, course: Course) -> float | None:
    """What lateness takes off a notebook of the gradebook by the course's rule, whatever is written there."""
    submission = notebook.assignment
    return _penalty(course, notebook, submission, submission.assignment.duedate)


def _penalty(
    course: Course, notebook: api.SubmittedNotebook, submission: api.SubmittedAssignment, duedate: datetime | None
) -> float | None:
    """Points to take off; None when there are none, as nbgrader writes it."""
    if submission.timestamp is None or duedate is None or not possible(submission.timestamp):
        return None
    points = max(0.0, total(_counting(grade) for grade in notebook.grades))
    penalty = course.late.penalty(points, duedate + (submission.extension or timedelta()), submission.timestamp)
    return min(penalty, points) or None


def _counting(grade: api.Grade) -> float:
    """The score that counts: a person's before ours, with the extra credit a person gave."""
    score = grade.auto_score if grade.manual_score is None else grade.manual_score
    return (score or 0.0) + (grade.extra_credit or 0.0)


def _naive_utc(moment: datetime | None) -> datetime | None:
    """As nbgrader stores moments."""
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)
