"""What is remembered of a student's work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Assignment
from grader.grading.one import Grader
from grader.grading.vouching import state_folder
from grader.handin.submission import read_submission
from grader.result import Report
from grader.student.progress import progress_of, remember_checks, remember_hand_in

RIGHT = Path(__file__).parents[2] / "solutions" / "04_pooling" / "right" / "two_loops.py"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))


def checked(assignment: Assignment, *tasks: int) -> Report:
    with Grader(assignment) as grader:
        submission = read_submission(assignment.folder, assignment.slug)
        return grader.grade(submission, wanted=lambda _, declared: not tasks or declared.task in tasks)


def test_nothing_is_known_before_the_first_check(handed_out: Callable[[str], Assignment]) -> None:
    progress = progress_of(handed_out("04_pooling"))
    assert progress.started
    assert (progress.report, progress.changed, progress.handed_in) == (None, False, None)


def test_what_was_checked_is_known_until_the_file_changes(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    assignment.module_file.write_bytes(RIGHT.read_bytes())
    report = checked(assignment)
    remember_checks(assignment, report)
    remember_hand_in(assignment, report)
    progress = progress_of(assignment)
    assert progress.report is not None
    assert progress.report.points == report.points > 0
    assert not progress.changed
    assert not progress.changed_since_hand_in
    with assignment.module_file.open("a", encoding="utf-8") as file:
        file.write("x = 1\n")
    progress = progress_of(assignment)
    assert progress.changed
    assert progress.changed_since_hand_in


def test_checks_of_single_tasks_add_up_while_the_file_stays(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    assignment.module_file.write_bytes(RIGHT.read_bytes())
    for task in (1, 2):
        remember_checks(assignment, checked(assignment, task))
    report = progress_of(assignment).report
    assert report is not None
    assert {check.task for check in report.checks} == {1, 2}


def test_damage_is_as_nothing(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    remember_checks(assignment, checked(assignment, 1))
    folder = state_folder()
    assert folder is not None
    for damage in ("", "[]", '{"report": "x", "handed_in": "yesterday"}', "\0"):
        for file in (folder / "progress").iterdir():
            file.write_text(damage, encoding="utf-8")
        progress = progress_of(assignment)
        assert (progress.report, progress.handed_in) == (None, None)
