"""Reports as GitHub Classroom's autograding result: what ``autograding-grading-reporter`` reads of each grader.

Its documentation: https://github.com/classroom-resources/autograding-grading-reporter. The record goes over as base64
in a step's output; see `grader ci github`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.reporting.plain import clean, clip
from grader.reporting.view import explain
from grader.result import CheckResult, Language, Report, Status

__all__ = ["to_classroom"]


def to_classroom(reports: Report | Sequence[Report], language: Language) -> str:
    """One test per check; points left open by a fault of the grader make the whole an ``error``, never a ``fail``."""
    several = [reports] if isinstance(reports, Report) else list(reports)
    tests = [_test(report, check, language) for report in several for check in report.checks]
    status = "pass" if all(report.all_passed for report in several) else "fail"
    if any(report.ungraded for report in several):
        status = "error"
    maximum = round(sum(report.max_points for report in several), 4)
    result = {"version": 1, "status": status, "max_score": maximum, "tests": tests}
    return json.dumps(result, ensure_ascii=False) + "\n"


def _test(report: Report, check: CheckResult, language: Language) -> dict[str, Any]:
    passed = check.status is Status.PASSED
    message, _ = ("", False) if passed else clip(clean(explain(check).to(language)), lines=40, characters=3200)
    return {
        "name": clean(f"{report.assignment}: {check.title.to(language)}"),
        "status": "pass" if passed else "error" if check.status.ours else "fail",
        "score": check.earned,
        "message": message or None,
        "test_code": check.check,
        "filename": report.file,
        "line_no": 0,
        "execution_time": "0s",
    }
