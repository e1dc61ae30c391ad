"""Extensions: how much later a student may hand in. The gradebook keeps them, and every penalty respects them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from grader.gradebook.database import GradebookError, load_nbgrader, open_gradebook

__all__ = ["extend", "extensions_of"]


def extend(gradebook: str | Path, assignment: str, student: str, by: timedelta) -> None:
    """Give a student an extension, in place of one that there was; none at all where `by` is 0.

    Student and hand-in need not be known yet.

    Raises:
        GradebookError: the gradebook cannot be opened, or does not know the assignment.
    """
    from nbgrader.api import MissingEntry

    with open_gradebook(gradebook) as opened:
        try:
            opened.find_assignment(assignment)
        except MissingEntry:
            raise GradebookError(
                f"{assignment} is not in this gradebook; run `grader grade` or `nbgrader init` first"
            ) from None
        opened.update_or_create_student(student)
        submission = opened.update_or_create_submission(assignment, student)
        submission.extension = by or None
        opened.db.commit()


def extensions_of(gradebook: str | Path) -> dict[tuple[str, str], timedelta]:
    """All extensions, by student and assignment; none where the gradebook is a file that is not there.

    Raises:
        GradebookError: the gradebook cannot be opened.
    """
    if "://" not in str(gradebook) and not Path(gradebook).is_file():
        return {}
    load_nbgrader()
    from nbgrader.api import SubmittedAssignment

    with open_gradebook(gradebook) as opened:
        found = opened.db.query(SubmittedAssignment).filter(SubmittedAssignment.extension.isnot(None))
        return {(each.student_id, each.assignment.name): each.extension for each in found}
