"""The record that GitHub Classroom's autograding reporter reads of a grader."""

from __future__ import annotations

import json

import pytest

from grader.reporting import to_classroom
from grader.result import Report

from .samples import hostile_report, mixed_report, perfect_report, sample_reports, stub_report


@pytest.mark.parametrize("report", [*sample_reports(), hostile_report()], ids=lambda each: each.student)
def test_every_test_has_what_the_reporter_reads(report: Report) -> None:
    result = json.loads(to_classroom(report, "de"))
    assert set(result) == {"version", "status", "max_score", "tests"}
    assert result["version"] == 1
    assert result["max_score"] == report.max_points
    for test, check in zip(result["tests"], report.checks, strict=True):
        assert {"name", "status", "score", "message", "filename", "line_no"} <= set(test)
        assert test["status"] in ("pass", "fail", "error")
        assert test["score"] == check.earned
        assert (test["message"] is None) == (test["status"] == "pass")


@pytest.mark.parametrize(
    ("report", "status"), [(perfect_report(), "pass"), (stub_report(), "fail"), (mixed_report(), "error")]
)
def test_the_whole_passes_only_when_everything_does_and_our_faults_are_no_failure(report: Report, status: str) -> None:
    assert json.loads(to_classroom(report, "en"))["status"] == status
    assert json.loads(to_classroom([perfect_report(), report], "en"))["status"] == status
