"""Checking while somebody works: what is run first, what is shown, what an editor may do to the file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.course import Assignment
from grader.grading.one import Grader
from grader.student import watching
from grader.student.watching import State, Watcher, tell_of_saves

SOLUTIONS = Path(__file__).parents[2] / "solutions"
RIGHT = (SOLUTIONS / "04_pooling" / "right" / "two_loops.py").read_text(encoding="utf-8")


@contextmanager
def watched(assignment: Assignment) -> Iterator[tuple[Watcher, list[State]]]:
    drawn: list[State] = []
    with Grader(assignment) as grader:
        yield Watcher(assignment, grader, None, drawn.append), drawn


def finish(watcher: Watcher) -> None:
    watcher.saved()
    while watcher.busy:
        watcher.step()


def test_the_edited_task_comes_first_and_then_the_rest(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    assignment.module_file.write_text(RIGHT, encoding="utf-8")
    with watched(assignment) as (watcher, drawn):
        finish(watcher)
        every = {check.task for check in drawn[-1].report.checks} if drawn[-1].report else set()
        assert every == set(assignment.task_titles)
        edited = RIGHT.replace("def max_pool2d_backward", "def other", 1)
        assert edited != RIGHT
        assignment.module_file.write_text(edited, encoding="utf-8")
        del drawn[:]
        watcher.saved()
        watcher.step()
        assert drawn[0].pending
        assert 4 not in drawn[0].pending
        assert set(drawn[0].worse)
        assert not drawn[0].better
        while watcher.busy:
            watcher.step()
        assert len(drawn) == 2
        assert not drawn[1].pending
        assignment.module_file.write_text(RIGHT, encoding="utf-8")
        finish(watcher)
        assert drawn[-1].better
        assert not drawn[-1].worse


def test_a_save_that_changes_nothing_checks_nothing(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    assignment.notebook_file.unlink()  # of two files the one that was saved last is checked
    with watched(assignment) as (watcher, _):
        finish(watcher)
        assignment.module_file.touch()
        watcher.saved()
        assert not watcher.busy


def test_a_save_in_the_middle_makes_the_rest_old(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    with watched(assignment) as (watcher, drawn):
        watcher.saved()
        watcher.step()
        assert watcher.busy
        assignment.module_file.write_text(RIGHT, encoding="utf-8")
        finish(watcher)
        report = drawn[-1].report
        assert report is not None
        assert report.all_passed


def test_an_editor_may_take_the_file_away_for_a_moment(
    handed_out: Callable[[str], Assignment], monkeypatch: pytest.MonkeyPatch
) -> None:
    assignment = handed_out("04_pooling")
    assignment.notebook_file.unlink()
    with watched(assignment) as (watcher, drawn):
        finish(watcher)
        text = assignment.module_file.read_text(encoding="utf-8")
        assignment.module_file.unlink()
        back = threading.Timer(0.2, assignment.module_file.write_text, [text + "x = 1\n"])
        back.start()
        finish(watcher)
        back.join()
        assert not drawn[-1].gone
        assignment.module_file.unlink()
        monkeypatch.setattr(watching, "LOOKS", 2)
        watcher.saved()
        assert drawn[-1].gone
        assert drawn[-1].report is not None
        assignment.module_file.write_text(text + "x = 1\n", encoding="utf-8")
        watcher.saved()
        assert not drawn[-1].gone


@pytest.mark.parametrize("how", ["write", "replace"])
def test_saves_are_told(how: str, tmp_path: Path) -> None:
    file = tmp_path / "pooling.py"
    file.write_text("x = 1\n", encoding="utf-8")
    told, stop = threading.Event(), threading.Event()
    thread = tell_of_saves(tmp_path, told.set, stop)
    try:
        for number in range(100):  # the first ones may come before anybody listens
            if how == "write":
                file.write_text(f"x = {number}\n", encoding="utf-8")
            else:
                (tmp_path / "new").write_text(f"x = {number}\n", encoding="utf-8")
                (tmp_path / "new").replace(file)
            if told.wait(0.1):
                break
        assert told.is_set()
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
