"""Reports as JUnit XML, which every continuous integration system shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from grader.reporting import labels
from grader.reporting.plain import clean, number
from grader.reporting.view import explain, printed_by
from grader.result import CheckResult, Language, Report, Status

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["to_junit"]

ERRORS = frozenset({Status.ERROR, Status.TIMEOUT, Status.CRASHED, Status.NOT_RUN, Status.GRADER_ERROR})
"""No answer to judge. Every other status that is not `PASSED` is a failure: what was asked for is not there.

Nothing is ever skipped: systems show skipped tests as no fault, and what was not handed in would be green.
"""


def to_junit(reports: Report | Sequence[Report], language: Language) -> str:
    """JUnit XML: one suite per report, one test case per check.

    Wrong, missing, forbidden and not attempted are failures; exceptions, timeouts, ended processes and faults of the
    grader are errors. Points stand in the suite's properties, for Jenkins' schema has none in a case. No times, so
    equal reports give equal text.
    """
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    several = [reports] if isinstance(reports, Report) else list(reports)
    root = Element("testsuites", name="grader")
    for report in several:
        suite = SubElement(root, "testsuite", name=_suite_name(report))
        points: dict[str, float | str] = {
            f"points of {_title(check, language)}": _points(check) for check in report.checks
        }
        totals: dict[str, float | str] = {
            "points": report.points,
            "max_points": report.max_points,
            "student": report.student,
        }
        _properties(suite, {**totals, **points})
        for check in report.checks:
            _case(suite, report, check, language)
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite_name(report: Report) -> str:
    return clean(f"{report.student}/{report.assignment}" if report.student else report.assignment)


def _case(suite: Element, report: Report, check: CheckResult, language: Language) -> None:
    from xml.etree.ElementTree import SubElement

    case = SubElement(suite, "testcase", classname=f"{report.assignment}.task{check.task}")
    case.set("name", _title(check, language))
    if check.status is not Status.PASSED:
        explanation = explain(check).to(language)
        kind = "error" if check.status in ERRORS else "failure"
        outcome = SubElement(case, kind, message=_line(explanation), type=check.status.value)
        outcome.text = f"{labels.STATUS[check.status].to(language)}\n{explanation}"
    if printed := printed_by(check):
        SubElement(case, "system-out").text = printed


def _title(check: CheckResult, language: Language) -> str:
    return _line(f"{check.title.to(language)} [{check.check.rpartition('::')[2]}]")


def _points(check: CheckResult) -> str:
    return f"{number(check.earned, 'en')} of {number(check.points, 'en')}"


def _properties(parent: Element, values: Mapping[str, float | str]) -> None:
    from xml.etree.ElementTree import SubElement

    group = SubElement(parent, "properties")
    for name, value in values.items():
        if value != "":
            said = clean(value) if isinstance(value, str) else number(value, "en")
            SubElement(group, "property", name=name, value=said)


def _count(suite: Element) -> None:
    counts = {
        "tests": "testcase",
        "failures": "testcase/failure",
        "errors": "testcase/error",
    }
    for name, path in counts.items():
        suite.set(name, str(len(suite.findall(path))))


def _line(text: str) -> str:
    """The first line, for an attribute; the whole text stands in the element."""
    return clean(text).strip().split("\n", 1)[0]
