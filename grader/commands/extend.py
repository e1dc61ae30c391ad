"""`grader extend`: a later due date for one student."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import CourseError, find_assignment

__all__ = ["extend"]


def extend(student: str, name: str, hours: float, graded: Path, gradebook: str | None) -> int:
    """Write the extension into the gradebook; grading and exporting respect it from then on.

    Args:
        hours: from the due date; 0 takes an extension back.
        graded: folder of results, whose gradebook is meant when `gradebook` is None.

    Raises:
        CourseError: no such assignment or gradebook, or the assignment is due at no time.
    """
    from grader.gradebook.database import GradebookError, shown
    from grader.gradebook.extensions import extend as write
    from grader.gradebook.scores import gradebook_of

    course = the_course()
    assignment = find_assignment(name, course.staff_assignments, course.root)
    due, target = assignment.settings.due, gradebook or gradebook_of(graded)
    if due is None:
        raise CourseError(f"{assignment.name}: has no due date in course.yml, so nobody is late")
    if target is None:
        raise CourseError(
            f"{graded}: no gradebook in it or beside it; grade first, or say which (--graded DIR, --gradebook URL)"
        )
    try:
        write(target, assignment.name, student, timedelta(hours=hours))
    except GradebookError as error:
        raise CourseError(f"{shown(target)}: {error}") from None
    until = (due + timedelta(hours=hours)).astimezone(course.late.timezone)
    console = Console()
    console.print(Line(f"{student}, {assignment.name}: due {until:%Y-%m-%d %H:%M} ({shown(target)})"), soft_wrap=True)
    console.print(
        Line("The same `grader grade`, or `nbgrader generate_feedback --force`, brings it to pages and grades.")
    )
    return 0
