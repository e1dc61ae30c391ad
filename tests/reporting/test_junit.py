from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import xmlschema

from grader.reporting import to_junit
from grader.result import Language, Status

from .samples import (
    WRONG_MAXIMUM,
    check,
    hostile_report,
    mixed_report,
    perfect_report,
    report,
    sample_reports,
    stub_report,
)

SCHEMAS = Path(__file__).parents[1] / "schemas"
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
    Status.NOT_ATTEMPTED: "failure",  # skipped, what was not handed in would be green
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
    assert failure.get("message") == WRONG_MAXIMUM.en.split("\n")[0]
    assert "This looks like: The running maximum" in (failure.text or "")
    assert case.findtext("system-out") == "max so far 0\nmax so far 0\n"
    values = {p.get("name"): p.get("value") for p in suite.findall("properties/property")}
    assert values["points of Negative values have a maximum, too. [test_1_2]"] == "0 of 1"
    assert (values["points"], values["max_points"], values["student"]) == ("4", "10", "Hebb")


def test_hostile_text_is_valid_xml_and_nothing_of_a_hidden_check_leaks() -> None:
    text = to_junit(hostile_report(), "de")
    ET.fromstring(text)
    assert "\x1b" not in text
    assert "SECRET" not in text
    assert "GEHEIM" not in text


def test_equal_reports_give_equal_text() -> None:
    assert to_junit(perfect_report(), "de") == to_junit([perfect_report()], "de")
    assert ET.fromstring(to_junit([], "de")).get("tests") == "0"


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_is_what_jenkins_reads(language: Language) -> None:
    """Against the schema of Jenkins' xUnit plugin; see tests/schemas/README.md."""
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    for reports in ([], sample_reports(), [hostile_report()], [stub_report(), perfect_report()]):
        schema.validate(to_junit(reports, language))
    with pytest.raises(xmlschema.XMLSchemaException):
        schema.validate(to_junit(mixed_report(), language).replace("<testcase ", '<testcase file="a.py" '))


def as_gitlab(text: str) -> dict[tuple[str | None, str | None, str | None], tuple[str, str | None]]:
    """Suite, class and name to what GitLab makes of a case: its status and the text that is shown.

    As its parser does (`lib/gitlab/ci/parsers/test/junit.rb`): the first of failure, error and skipped that stands in
    the case is its status, and a case with none of them is green. Cases with the same key hide each other.
    https://docs.gitlab.com/ci/testing/unit_test_reports/
    """
    read: dict[tuple[str | None, str | None, str | None], tuple[str, str | None]] = {}
    root = ET.fromstring(text)
    assert root.tag == "testsuites", "one such element at the top, or the file is not read"
    for suite in root.findall("testsuite"):
        for case in suite.findall("testcase"):
            found = [(tag, case.findtext(tag)) for tag in ("failure", "error", "skipped") if case.find(tag) is not None]
            read[suite.get("name"), case.get("classname"), case.get("name")] = (found or [("success", None)])[0]
    return read


def test_gitlab_shows_as_many_cases_as_there_are_checks_and_green_ones_for_passed_only() -> None:
    reports = sample_reports()
    read = as_gitlab(to_junit(reports, "en"))
    checks = [each for graded in reports for each in graded.checks]
    assert len(read) == len(checks), "none hides another one"
    for each, (status, text) in zip(checks, read.values(), strict=True):
        assert (status == "success") == (each.status is Status.PASSED)
        assert status != "skipped"
        assert status == "success" or text, "what is red has a text beneath it"


def test_gitlab_shows_nothing_green_where_nothing_was_handed_in() -> None:
    assert {status for status, _ in as_gitlab(to_junit(stub_report(), "de")).values()} == {"failure"}


def test_what_was_not_begun_is_red() -> None:
    suite = ET.fromstring(to_junit(stub_report(), "en"))[0]
    assert suite.get("failures") == suite.get("tests") == str(len(stub_report().checks))
