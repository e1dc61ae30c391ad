"""course.yml's rule for late hand-ins as a plugin of nbgrader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nbgrader.plugins import BasePlugin

from grader.gradebook.engine import GraderEngine

__all__ = ["CourseLatePolicy"]

_DUE = datetime(2000, 1, 1, tzinfo=UTC)
"""Any moment on which no clock is changed, where nobody knows the real one."""


class CourseLatePolicy(BasePlugin):  # type: ignore[misc]  # nbgrader has no types
    """Grace time, per cent per started day and maximum as course.yml says; days are those of the course's clocks."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Points to take off `score`; None for none."""
        late, due = GraderEngine(parent=self).course.late, self._due(student_id)
        return late.penalty(max(0.0, score), due, due + timedelta(seconds=total_seconds_late)) or None

    def _due(self, student_id: str) -> datetime:
        """When it was due for this student, by the gradebook that nbgrader has opened."""
        gradebook, assignment = (getattr(self.parent, name, None) for name in ("gradebook", "assignment_id"))
        if gradebook is None or assignment is None:
            return _DUE
        due: datetime | None = gradebook.find_submission(assignment, student_id).duedate
        return _DUE if due is None else due.replace(tzinfo=UTC)
