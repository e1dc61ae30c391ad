"""`grader extend`: more time for one student, wherever a penalty is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.course import Course
from grader.gradebook.database import GradebookError, open_gradebook
from grader.gradebook.extensions import extend, extensions_of
from grader.gradebook.scores import read_scores
from grader.gradebook.writer import write_gradebook
from grader.reporting.grades import standing
from tests.commands.test_cli import ROOT, grader
from tests.gradebook.test_writer import DUE, course, report


def late(course_: Course, hours: float) -> float:
    moment = (DUE + timedelta(hours=hours)).isoformat()
    return standing(course_, report("meier", "01_first", submitted=moment, file="a.py")).penalty


def test_an_extension_counts_before_the_hand_in_is_there_and_after(tmp_path: Path) -> None:
    gradebook, plain = tmp_path / "g.db", course()
    assert extensions_of(gradebook) == {}
    write_gradebook(gradebook, plain, [])
    extend(gradebook, "01_first", "meier", timedelta(hours=30))
    assert extensions_of(gradebook) == {("meier", "01_first"): timedelta(hours=30)}
    assert read_scores(gradebook, plain, "01_first") == {}, "an extension alone is no hand-in"
    extended = replace(plain, extensions=extensions_of(gradebook))
    assert late(plain, 25) > 0
    assert late(extended, 29) == 0
    assert late(extended, 31) > 0
    assert extended.due("01_first", "huber") == DUE, "for nobody else"

    moment = (DUE + timedelta(hours=29)).astimezone(UTC).isoformat()
    write_gradebook(gradebook, plain, [report("meier", "01_first", submitted=moment)])
    assert read_scores(gradebook, plain, "01_first")["meier"].final == report().points
    extend(gradebook, "01_first", "meier", timedelta())
    assert extensions_of(gradebook) == {}
    assert read_scores(gradebook, plain, "01_first")["meier"].final < report().points  # type: ignore[operator]
    with pytest.raises(GradebookError, match="99_no is not in this gradebook"):
        extend(gradebook, "99_no", "meier", timedelta(hours=1))


def test_the_command_says_until_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    write_gradebook(tmp_path / "gradebook.db", Course.load(ROOT), [])
    result = grader("extend", "anna", "04", "--hours", "48", "--graded", tmp_path)
    assert result.exit_code == 0, result.output
    assert "anna, 04_pooling: due 2026-11-29 23:59" in result.output
    with open_gradebook(tmp_path / "gradebook.db") as opened:
        assert opened.find_submission("04_pooling", "anna").duedate == datetime(2026, 11, 29, 22, 59)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["anna", "04", "--hours", "1", "--graded", "nowhere"], "no gradebook in it or beside it"),
        (["anna", "99", "--hours", "1"], "no assignment '99'"),
        (["anna", "04", "--hours", "-1"], "Invalid value"),
    ],
)
def test_a_mistake_is_one_line(monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str) -> None:
    monkeypatch.chdir(ROOT)
    result = grader("extend", *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
