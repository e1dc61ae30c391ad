"""Hand-ins whose automatic score has changed under one that a person gave."""

from __future__ import annotations

from grader.gradebook.database import open_gradebook

__all__ = ["changed_under_manual"]


def changed_under_manual(url_or_path: str) -> set[tuple[str, str]]:
    """Student and assignment of every such hand-in; it stays one until a person has resolved it.

    Raises:
        GradebookError: the gradebook cannot be opened.
    """
    from nbgrader.api import Grade

    with open_gradebook(url_or_path) as gradebook:
        marked = gradebook.db.query(Grade).filter(Grade.manual_score.isnot(None), Grade.needs_manual_grade.is_(True))
        return {(grade.notebook.assignment.student_id, grade.notebook.assignment.assignment.name) for grade in marked}
