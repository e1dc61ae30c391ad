"""results.json as Gradescope documents it (https://gradescope-autograders.readthedocs.io/en/latest/specs/)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.reporting import to_gradescope
from grader.result import Report, Status

from .samples import hostile_report, mixed_report, perfect_report, sample_reports, stub_report

VISIBILITY = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
TOP = {
    "score": (int, float), "execution_time": (int, float), "output": str, "output_format": FORMATS,
    "test_output_format": FORMATS, "test_name_format": FORMATS, "visibility": VISIBILITY,
    "stdout_visibility": VISIBILITY, "extra_data": dict, "tests": list, "leaderboard": list,
}  # fmt: skip
TEST = {
    "score": (int, float), "max_score": (int, float), "status": {"passed", "failed"}, "name": str, "name_format": FORMATS,
    "number": str, "output": str, "output_format": FORMATS, "tags": list, "visibility": VISIBILITY, "extra_data": dict,
}  # fmt: skip


def fits(record: dict[str, Any], documented: dict[str, Any]) -> None:
    for name, value in record.items():
        allowed = documented[name]
        assert value in allowed if isinstance(allowed, set) else isinstance(value, allowed), name


@pytest.mark.parametrize("report", [*sample_reports(), hostile_report()], ids=lambda each: each.student)
def test_every_field_is_one_that_gradescope_documents(report: Report) -> None:
    result = json.loads(to_gradescope(report, "de"))
    fits(result, TOP)
    for test in result["tests"]:
        fits(test, TEST)
    assert len(result["tests"]) == len(report.checks)
    assert result["score"] == report.points


def test_the_sum_of_the_maxima_is_what_can_be_earned_without_extra_credit() -> None:
    for report in (perfect_report(), stub_report(), mixed_report()):
        tests = json.loads(to_gradescope(report, "en"))["tests"]
        assert sum(test["max_score"] for test in tests) == report.max_points


def test_nothing_handed_in_is_failed_and_what_the_grader_could_not_judge_has_no_score() -> None:
    assert {test["status"] for test in json.loads(to_gradescope(stub_report(), "en"))["tests"]} == {"failed"}
    mixed = mixed_report()
    tests = json.loads(to_gradescope(mixed, "en"))["tests"]
    without = [check.status for check, test in zip(mixed.checks, tests, strict=True) if "score" not in test]
    assert without == [Status.GRADER_ERROR]


def test_several_assignments_are_one_result() -> None:
    both = json.loads(to_gradescope([perfect_report(), stub_report()], "en"))
    assert both["score"] == perfect_report().points
    assert len(both["tests"]) == len(perfect_report().checks) + len(stub_report().checks)


def test_nobodys_text_brings_control_characters() -> None:
    text = json.dumps(json.loads(to_gradescope(hostile_report(), "en")), ensure_ascii=False)
    assert "\\u001b" not in text
    assert "\x1b" not in text
    assert "SECRET" not in text
