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


def test_what_gitlab_reads_of_it_is_there() -> None:
    """GitLab shows suite, name and class, and takes a case with failure or error for red; the text beneath is shown.

    https://docs.gitlab.com/ci/testing/unit_test_reports/#unit-test-reporting-workflow
    """
    for suite in ET.fromstring(to_junit(sample_reports(), "en")):
        assert suite.get("name")
        names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(set(names)) == len(names), "GitLab compares cases by class and name"
        for case in suite.iter("testcase"):
            for bad in (*case.findall("failure"), *case.findall("error")):
                assert bad.text


def test_what_was_not_begun_is_red() -> None:
    suite = ET.fromstring(to_junit(stub_report(), "en"))[0]
    assert suite.get("failures") == suite.get("tests") == str(len(stub_report().checks))
