"""Reports as JUnit XML, which every continuous integration system shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.reporting import labels
from grader.reporting.plain import clean, number
from grader.reporting.view import explain, printed_by
from grader.result import CheckResult, Language, Report, Status

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["to_junit"]

SKIPPED = frozenset({Status.NOT_ATTEMPTED})
ERRORS = frozenset({Status.ERROR, Status.TIMEOUT, Status.CRASHED, Status.NOT_RUN, Status.GRADER_ERROR})
"""No answer to judge. Every other status that is not `PASSED` is a failure: an answer, and not the expected one."""


def to_junit(reports: Report | Sequence[Report], language: Language) -> str:
    """JUnit XML: one suite per report, one test case per check.

    Wrong, missing and forbidden are failures; exceptions, timeouts, ended processes and faults of the grader are
    errors; not attempted is skipped. Points stand in the properties. No times, so equal reports give equal text.
    """
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    several = [reports] if isinstance(reports, Report) else list(reports)
    root = Element("testsuites", name="grader")
    for report in several:
        suite = SubElement(root, "testsuite", name=_suite_name(report))
        _properties(suite, points=report.points, max_points=report.max_points, student=report.student)
        for check in report.checks:
            _case(suite, report, check, language)
        _count(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite_name(report: Report) -> str:
    return clean(f"{report.student}/{report.assignment}" if report.student else report.assignment)


def _case(suite: Element, report: Report, check: CheckResult, language: Language) -> None:
    from xml.etree.ElementTree import SubElement

    file, _, name = check.check.rpartition("::")
    title = f"{check.title.to(language)} [{name}]"
    case = SubElement(
        suite, "testcase", classname=f"{report.assignment}.task{check.task}", name=_line(title), file=clean(file)
    )
    _properties(case, points=check.earned, max_points=check.points, status=check.status.value)
    if check.status is not Status.PASSED:
        explanation = explain(check).to(language)
        outcome = SubElement(case, _outcome(check.status), message=_line(explanation))
        if check.status not in SKIPPED:
            outcome.set("type", check.status.value)
        outcome.text = f"{labels.STATUS[check.status].to(language)}\n{explanation}"
    if printed := printed_by(check):
        SubElement(case, "system-out").text = printed


def _outcome(status: Status) -> str:
    if status in SKIPPED:
        return "skipped"
    return "error" if status in ERRORS else "failure"


def _properties(parent: Element, **values: float | str) -> None:
    from xml.etree.ElementTree import SubElement

    group = SubElement(parent, "properties")
    for name, value in values.items():
        if value != "":
            SubElement(
                group, "property", name=name, value=clean(value) if isinstance(value, str) else number(value, "en")
            )


def _count(suite: Element) -> None:
    counts = {
        "tests": "testcase",
        "failures": "testcase/failure",
        "errors": "testcase/error",
        "skipped": "testcase/skipped",
    }
    for name, path in counts.items():
        suite.set(name, str(len(suite.findall(path))))


def _line(text: str) -> str:
    """The first line, for an attribute; the whole text stands in the element."""
    return clean(text).strip().split("\n", 1)[0]
