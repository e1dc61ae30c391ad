from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from grader.reporting import to_junit
from grader.result import Status

from .samples import WRONG_MAXIMUM, check, hostile_report, mixed_report, perfect_report, report, sample_reports

KIND = {
    Status.PASSED: None,
    Status.WRONG: "failure",
    Status.FORBIDDEN: "failure",
    Status.MISSING: "failure",
    Status.ERROR: "error",
    Status.TIMEOUT: "error",
    Status.CRASHED: "error",
    Status.NOT_RUN: "error",
    Status.GRADER_ERROR: "error",
    Status.NOT_ATTEMPTED: "skipped",
}


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_outcome(status: Status) -> None:
    case = ET.fromstring(to_junit(report(check(1, status)), "en")).find("testsuite/testcase")
    assert case is not None
    outcomes = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
    assert outcomes == ([KIND[status]] if KIND[status] else [])


def test_one_suite_per_report_and_one_case_per_check_with_counts() -> None:
    reports = sample_reports()
    root = ET.fromstring(to_junit(reports, "de"))
    assert len(root) == len(reports)
    for suite, graded in zip(root, reports, strict=True):
        assert suite.get("tests") == str(len(graded.checks)) == str(len(suite.findall("testcase")))
    assert root.get("tests") == str(sum(len(graded.checks) for graded in reports))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure")))


def test_a_case_carries_title_message_mistake_output_and_points() -> None:
    root = ET.fromstring(to_junit(mixed_report("Hebb"), "en"))
    suite = root[0]
    case = suite.findall("testcase")[1]
    failure = case.find("failure")
    assert failure is not None
    assert suite.get("name") == "Hebb/04_pooling"
    assert case.get("classname") == "04_pooling.task1"
    assert case.get("name") == "Negative values have a maximum, too. [test_1_2]"
    assert case.get("file") == "test_pooling.py"
    assert failure.get("message") == WRONG_MAXIMUM.en.split("\n")[0]
    assert "This looks like: The running maximum" in (failure.text or "")
    assert case.findtext("system-out") == "max so far 0\nmax so far 0\n"
    values = {p.get("name"): p.get("value") for p in case.findall("properties/property")}
    assert values == {"points": "0", "max_points": "1", "status": "wrong"}


def test_hostile_text_is_valid_xml_and_nothing_of_a_hidden_check_leaks() -> None:
    text = to_junit(hostile_report(), "de")
    ET.fromstring(text)
    assert "\x1b" not in text
    assert "SECRET" not in text
    assert "GEHEIM" not in text


def test_equal_reports_give_equal_text() -> None:
    assert to_junit(perfect_report(), "de") == to_junit([perfect_report()], "de")
    assert ET.fromstring(to_junit([], "de")).get("tests") == "0"
