"""nbgrader takes off late hand-ins what course.yml says."""

from __future__ import annotations

from pathlib import Path

import pytest
from traitlets.config import Config

from grader.gradebook.late import CourseLatePolicy
from tests.authoring.small_course import make_course

DAY = 86400


@pytest.fixture
def plugin(tmp_path: Path) -> CourseLatePolicy:
    """Of a course with 15 minutes of grace, 10 % per started day, at most 50 %."""
    make_course(tmp_path)
    return CourseLatePolicy(config=Config(GraderEngine={"course_folder": str(tmp_path)}))


@pytest.mark.parametrize(
    ("seconds", "penalty"),
    [(0, None), (15 * 60, None), (15 * 60 + 1, 0.8), (DAY, 0.8), (DAY + 1, 1.6), (5 * DAY, 4.0), (400 * DAY, 4.0)],
)
def test_grace_days_and_maximum(plugin: CourseLatePolicy, seconds: float, penalty: float | None) -> None:
    assert plugin.late_submission_penalty("anna", 8.0, seconds) == penalty


@pytest.mark.parametrize("score", [0.0, -1.0])
def test_nothing_is_taken_where_there_is_nothing(plugin: CourseLatePolicy, score: float) -> None:
    assert plugin.late_submission_penalty("anna", score, 3 * DAY) is None
