"""course.yml's rule for late hand-ins as a plugin of nbgrader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nbgrader.plugins import BasePlugin

from grader.gradebook.engine import GraderEngine

__all__ = ["CourseLatePolicy"]

_DUE = datetime(2000, 1, 1, tzinfo=UTC)
"""Any moment: the rule looks at the distance only."""


class CourseLatePolicy(BasePlugin):  # type: ignore[misc]  # nbgrader has no types
    """Grace time, per cent per started day and maximum as course.yml says."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Points to take off `score`; None for none."""
        late = GraderEngine(parent=self).course.late
        return late.penalty(max(0.0, score), _DUE, _DUE + timedelta(seconds=total_seconds_late)) or None
