"""A folder that was read before is not parsed again; anything in it that may matter is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.course import Course
from grader.grading import many
from grader.grading.many import Job, LocalRunner, find_hand_ins, grade_class, read_class
from grader.grading.read_before import ReadBefore, folder_digest
from grader.grading.store import ResultStore
from grader.result import Report
from tests.grading.test_many import GOOD
from tests.testing.helpers import make_assignment

COURSE = "title: {de: a, en: a}\nterm: a\nassignments: [{name: 01_demo, title: {de: a, en: a}}]\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    make_assignment(tmp_path)
    (tmp_path / "course.yml").write_text(COURSE, "utf-8")
    for student in ("anna", "ben"):
        hand_in(tmp_path, student, f"{GOOD}\n# by {student}\n")
    return Course.load(tmp_path)


def hand_in(root: Path, student: str, source: str) -> Path:
    folder = root / "submitted" / student / "01_demo"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "demo.py").write_text(source, "utf-8")
    return folder


def run(course: Course, monkeypatch: pytest.MonkeyPatch | None = None) -> list[Report | Job]:
    """What is known and what is to be done, one after the other."""
    submitted, store = course.root / "submitted", ResultStore(course.root / "out")
    found = list(read_class(find_hand_ins(course, submitted), submitted, course, store, "prefer"))
    grade_class(iter(found), store, LocalRunner(1), lambda *_: None)
    return found


def test_the_second_run_reads_nothing(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(isinstance(each, Job) for each in run(course))
    monkeypatch.setattr(many, "read_submission", None)
    assert [each.student for each in run(course) if isinstance(each, Report)] == ["anna", "ben"]


@pytest.mark.parametrize("what", ["content", "touched", "another file", "timestamp", "renamed"])
def test_a_change_is_noticed(course: Course, what: str) -> None:
    run(course)
    folder = course.root / "submitted" / "anna" / "01_demo"
    if what == "content":
        status = (folder / "demo.py").stat()
        data = (folder / "demo.py").read_bytes()
        (folder / "demo.py").write_bytes(data.replace(b"# by anna", b"# by anne"))
        os.utime(folder / "demo.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    elif what == "touched":
        os.utime(folder / "demo.py", (1e9, 1e9))
    elif what == "another file":
        (folder / "notes.py").write_text("x = 1\n", "utf-8")
    elif what == "timestamp":
        (folder / "timestamp.txt").write_text("2027-04-01 10:00:00 UTC", "utf-8")
    else:
        (folder / "demo.py").rename(folder / "demo (1).py")
    first, second = run(course)
    assert isinstance(first, Job)
    assert isinstance(second, Report)


def test_a_check_that_changed_is_a_reason_to_grade(course: Course) -> None:
    run(course)
    checks = course.staff_assignments[0].hidden_checks
    checks.write_text(checks.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert all(isinstance(each, Job) for each in run(course))


def test_who_edits_the_results_gets_nothing_from_it(course: Course) -> None:
    run(course)
    record = course.root / "out" / "results" / "anna" / "01_demo.json"
    record.write_text(record.read_text("utf-8").replace('"passed"', '"wrong"', 1), "utf-8")
    first, second = run(course)
    assert isinstance(first, Job)
    assert isinstance(second, Report)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"base": 1, "read": 2}', "null"])
def test_a_damaged_memory_costs_time_only(course: Course, damage: str) -> None:
    run(course)
    (file,) = (course.root / "state").rglob("read/*.json")
    file.write_text(damage, "utf-8")
    found = run(course)
    assert len(found) == 2
    with ReadBefore(course.root / "submitted", course.staff_assignments) as before:
        digest = folder_digest(course.root / "submitted" / "ben" / "01_demo", "01_demo ben")
        assert before.find(digest) is not None, "and it is whole again"


def test_what_an_interrupted_run_did_not_reach_is_not_forgotten(course: Course) -> None:
    run(course)
    submitted = course.root / "submitted"
    todo = read_class(find_hand_ins(course, submitted), submitted, course, ResultStore(course.root / "out"), "prefer")
    next(todo)
    todo.close()  # type: ignore[attr-defined]
    assert all(isinstance(each, Report) for each in run(course))


def test_links_and_devices_and_very_much_are_read_every_time(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "x.py").write_text("x = 1", "utf-8")
    assert folder_digest(folder, "a") == folder_digest(folder, "a") != folder_digest(folder, "b")
    assert folder_digest(tmp_path / "nowhere", "a") is None
    (folder / "link.py").symlink_to("x.py")
    assert folder_digest(folder, "a") is None
    (folder / "link.py").unlink()
    (folder / "large.bin").write_bytes(bytes(3_000_001))
    assert folder_digest(folder, "a") is None
