"""A result that lies in the folder is believed only when it is what the grader wrote there."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from grader.course import Assignment, CourseError
from grader.grading import locking, vouching
from grader.grading.locking import only_one
from grader.grading.many import grade_class
from grader.grading.store import ResultStore
from grader.grading.vouching import state_folder
from grader.result import Report, Status
from tests.grading.test_many import Counting, jobs
from tests.testing.helpers import make_assignment


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return make_assignment(tmp_path)


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As another process of the same user: what this one has written is known from the list alone."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME" if sys.platform != "win32" else "LOCALAPPDATA", str(folder))
    monkeypatch.setattr(vouching, "_written_here", set())
    return folder / "nn-grader"


def run(assignment: Assignment, out: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[Report]]:
    """Who was graded, and the reports, in a run of its own."""
    monkeypatch.setattr(vouching, "_written_here", set())
    runner = Counting()
    reports = grade_class(jobs(assignment, "a", "b"), ResultStore(out), runner, lambda *_: None)
    return runner.asked, [report.with_computing(None) for report in reports]


def forged(report: Report) -> Report:
    """With all points, and a key as if it were made for it."""
    checks = tuple(check.model_copy(update={"status": Status.PASSED, "points": 50.0}) for check in report.checks)
    return report.model_copy(update={"checks": checks})


def test_a_second_run_believes_what_the_first_one_wrote(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == ["a", "b"]
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == []


def test_an_edited_record_is_graded_again(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = run(assignment, tmp_path / "out", monkeypatch)
    place = ResultStore(tmp_path / "out").path("a", assignment.name)
    honest = place.read_bytes()
    place.write_text(forged(before[0]).to_json(), "utf-8")
    asked, after = run(assignment, tmp_path / "out", monkeypatch)
    assert asked == ["a"]
    assert after == before
    assert place.read_bytes() == honest


def test_no_checksum_that_can_be_made_in_the_folder_helps(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = run(assignment, tmp_path / "out", monkeypatch)
    everything = {path for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {path.suffix for path in everything} == {".json"}, "no key and no list lies there"
    text = forged(before[0]).to_json()
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    ResultStore(tmp_path / "out").path("a", assignment.name).write_text(text.replace(before[0].key, key), "utf-8")
    assert run(assignment, tmp_path / "out", monkeypatch) == (["a"], before)


def test_somebody_elses_record_is_graded_again(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both hand-ins are the same, and so are their keys."""
    run(assignment, tmp_path / "out", monkeypatch)
    store = ResultStore(tmp_path / "out")
    store.path("b", assignment.name).write_bytes(store.path("a", assignment.name).read_bytes())
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == ["b"]


def test_results_of_another_user_are_graded_again(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = run(assignment, tmp_path / "out", monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "somebody else"))
    assert run(assignment, tmp_path / "out", monkeypatch) == (["a", "b"], before)
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == []


def test_a_folder_may_be_moved(assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(assignment, tmp_path / "out", monkeypatch)
    (tmp_path / "out").rename(tmp_path / "elsewhere")
    assert run(assignment, tmp_path / "elsewhere", monkeypatch)[0] == []


@pytest.mark.parametrize("kind", ["file", "nothing"])
def test_where_nothing_can_be_kept_every_run_grades(
    assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if kind == "file":
        (tmp_path / "state").write_text("no folder")
    else:
        monkeypatch.setattr(vouching, "state_folder", lambda: None)
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == ["a", "b"]
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == ["a", "b"]
    runner = Counting()
    grade_class(jobs(assignment, "a", "b"), ResultStore(tmp_path / "out"), runner, lambda *_: None)
    assert runner.asked == [], "within one process it is known all the same"


@pytest.mark.parametrize("damage", [b"\xff\x00 garbage", b"0123", b""])
def test_a_damaged_list_costs_time_only(
    assignment: Assignment, tmp_path: Path, own_state: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    run(assignment, tmp_path / "out", monkeypatch)
    (own_state / "results").write_bytes(damage)
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == ["a", "b"]
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == []


def test_the_list_is_the_users_own_and_stays_short(
    assignment: Assignment, tmp_path: Path, own_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(assignment, tmp_path / "out", monkeypatch)
    place = own_state / "results"
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(own_state.stat().st_mode) == 0o700
    monkeypatch.setattr(vouching, "MOST_BYTES", 500)
    place.write_text("0" * 64 + "\n" + ("1" * 64 + "\n") * 20)
    run(assignment, tmp_path / "out", monkeypatch)
    assert place.stat().st_size < 500
    assert "0" * 64 not in place.read_text()
    assert run(assignment, tmp_path / "out", monkeypatch)[0] == []


def test_a_user_without_a_home_has_no_such_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert state_folder() is None


class TestOneRunAtATime:
    def test_the_second_one_is_told_who_is_there(self, tmp_path: Path) -> None:
        with only_one(tmp_path):
            with pytest.raises(CourseError) as refused, only_one(tmp_path):
                pass
            assert str(os.getpid()) in str(refused.value)
            assert "\n" not in str(refused.value)
        with only_one(tmp_path):
            pass
        assert list(tmp_path.iterdir()) == [], "nothing is left"

    def test_an_error_gives_it_free(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="x"), only_one(tmp_path):
            raise ValueError("x")
        with only_one(tmp_path):
            pass

    def test_who_waited_for_a_file_that_is_removed_takes_a_new_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A run ends, and removes its file, just after this one has opened it."""
        lock, place, opened = locking._locked, tmp_path / ".grading.lock", []

        def removed_meanwhile(descriptor: int) -> bool:
            opened.append(descriptor)
            if len(opened) == 1:
                place.unlink()
            return lock(descriptor)

        monkeypatch.setattr(locking, "_locked", removed_meanwhile)
        with only_one(tmp_path):
            assert len(opened) == 2
            assert place.exists()

    def test_a_file_that_is_left_means_nothing(self, tmp_path: Path) -> None:
        (tmp_path / ".grading.lock").write_text("1\n")
        with only_one(tmp_path):
            pass
