"""Reports as Gradescope's results.json (https://gradescope-autograders.readthedocs.io/en/latest/specs/)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.reporting import labels
from grader.reporting.plain import clean, clip, fill
from grader.reporting.view import explain, open_points
from grader.result import CheckResult, Language, Report, Status

__all__ = ["to_gradescope"]


def to_gradescope(reports: Report | Sequence[Report], language: Language) -> str:
    """One test per check, extra credit with a maximum of 0: Gradescope adds it and expects it from nobody.

    A check that the grader itself could not judge has no score, and the output says that a person must look.
    """
    several = [reports] if isinstance(reports, Report) else list(reports)
    tests = [_test(report, check, language) for report in several for check in report.checks]
    result: dict[str, Any] = {
        "score": round(sum(report.points for report in several), 4),
        "output": _output(several, language),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    return json.dumps(result, indent=1, ensure_ascii=False) + "\n"


def _test(report: Report, check: CheckResult, language: Language) -> dict[str, Any]:
    passed = check.status is Status.PASSED
    test: dict[str, Any] = {
        "name": clean(f"{report.assignment}: {check.title.to(language)}"),
        "number": str(check.task),
        "max_score": 0 if check.bonus else check.points,
        "status": "passed" if passed else "failed",
        "output": "",
        "output_format": "text",
        "visibility": "visible",
    }
    if not check.status.ours:
        test["score"] = check.earned
    if not passed:
        message, _ = clip(clean(explain(check).to(language)), lines=40, characters=3200)
        test["output"] = f"{labels.STATUS[check.status].to(language)}\n{message}"
    return test


def _output(reports: Sequence[Report], language: Language) -> str:
    lines = []
    for report in reports:
        points = fill(labels.POINTS, earned=report.points, maximum=report.max_points)
        lines.append(f"{report.title.to(language)}: {points.to(language)}")
        if report.ungraded:
            opened = fill(labels.UNGRADED_EXPLAINED, points=open_points(report.checks))
            lines.append(f"{labels.UNGRADED.to(language)}. {opened.to(language)}")
        lines += [notice.text.to(language) for notice in report.notices]
    return clean("\n".join(lines))
