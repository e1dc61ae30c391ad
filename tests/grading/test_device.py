"""Which device a class is graded on, and who gets which card."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.grading.device import cards, resolved
from grader.grading.many import Job, LocalRunner, failed_report
from grader.result import Report
from tests.grading.test_many import jobs
from tests.testing.helpers import make_assignment


@pytest.mark.parametrize(("visible", "names"), [("", []), ("-1", []), ("0", ["0"]), ("2, GPU-ab", ["2", "GPU-ab"])])
def test_the_environment_says_which_cards_there_are(
    visible: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    assert cards() == names


def test_a_named_device_is_taken_as_it_is() -> None:
    assert resolved("cpu") == "cpu"
    assert resolved("cuda") == "cuda"


def which_card(job: Job) -> str:
    """Instead of grading: a report that says which card the process sees."""
    return failed_report(job, f"card {os.environ['CUDA_VISIBLE_DEVICES']}").to_json()


def test_every_card_has_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3,5")
    there = [Job(j.assignment, j.submission, j.mode, "cuda") for j in jobs(make_assignment(tmp_path), *"abcdef")]
    found = [report for _, report in LocalRunner(4, which_card).run(there)]
    assert len(found) == 6
    assert {_said(report) for report in found} <= {"card 3", "card 5"}


def _said(report: Report) -> str:
    message = report.checks[0].message
    assert message is not None
    return message.en.split("(")[-1].rstrip(")")
