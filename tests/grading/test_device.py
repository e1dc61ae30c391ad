"""Which device a class is graded on, and who gets which card."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.grading import device
from grader.grading.device import cards, chosen, require_launchers, resolved
from grader.grading.many import Job, LocalRunner, failed_report
from grader.isolation import Profile
from grader.result import Report
from tests.grading.test_many import jobs
from tests.testing.helpers import make_assignment


@pytest.mark.parametrize(("visible", "names"), [("", []), ("-1", []), ("0", ["0"]), ("2, GPU-ab", ["2", "GPU-ab"])])
def test_the_environment_says_which_cards_there_are(
    visible: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    assert cards() == names


def test_an_option_moves_only_what_can_use_a_card() -> None:
    assert chosen("cpu", "cuda") == "cpu"
    assert chosen("auto", "cuda") == "cuda"
    assert chosen("auto", "cpu") == "cpu"
    assert chosen("auto", None) == "auto"


def test_a_named_device_is_taken_as_it_is() -> None:
    assert resolved("cpu") == "cpu"
    assert resolved("cuda") == "cuda"


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A driver is installed; whether torch can use it is another question."""
    monkeypatch.setattr(device, "_DRIVER", (tmp_path,))
    device.cuda_is_there.cache_clear()
    yield
    device.cuda_is_there.cache_clear()


@pytest.mark.usefixtures("driver")
@pytest.mark.parametrize(("tried", "where"), [("pass", "cuda"), ("raise RuntimeError('driver too old')", "cpu")])
def test_auto_is_the_card_only_where_torch_can_use_it(tried: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_TRY", (sys.executable, "-c", tried))
    assert resolved("auto") == where


@pytest.mark.usefixtures("driver")
def test_a_card_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_TRY", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(device, "_SECONDS_TO_TRY", 0.2)
    assert resolved("auto") == "cpu"


def test_a_card_is_tried_before_the_first_submission_where_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    class Opened:
        def __init__(self, profile: Profile, mode: str) -> None:
            tried.append(profile.device)

        def close(self) -> None:
            """Nothing is open."""

    monkeypatch.setattr(device, "open_launcher", Opened)
    require_launchers("require", ["cpu"])
    assert tried == ["cpu"]
    require_launchers("require", ["cpu", "cuda"])
    assert tried == ["cpu", "cpu", "cuda"]


def which_card(job: Job) -> Report:
    """Instead of grading: a report that says which card the process sees."""
    return failed_report(job, f"card {os.environ['CUDA_VISIBLE_DEVICES']}")


def test_every_card_has_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3,5")
    assignment = make_assignment(tmp_path)
    on_card = replace(assignment, settings=assignment.settings.model_copy(update={"device": "auto"}))
    there = [Job(on_card, j.submission, j.mode, "cuda") for j in jobs(assignment, *"abcdef")]
    found = [report for _, report in LocalRunner(4, which_card).run(there)]
    assert len(found) == 6
    assert {_said(report) for report in found} <= {"card 3", "card 5"}


def _said(report: Report) -> str:
    message = report.checks[0].message
    assert message is not None
    return message.en.split("(")[-1].rstrip(")")
