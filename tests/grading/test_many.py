"""A class: processes that die, results that are kept, and faults of ours that never look like a grade."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from grader.course import Assignment, Course, CourseError
from grader.grading.many import Job, LocalRunner, failed_report, find_hand_ins, grade_class, grade_job
from grader.grading.one import Grader, submission_key
from grader.grading.store import ResultStore, write_atomically
from grader.handin.submission import Submission
from grader.isolation import Chunk
from grader.result import Report, Status
from tests.testing.helpers import make_assignment

GOOD = "import numpy as np\ndef double(x): return x + x\ndef total(xs): return float(xs.sum())\n"


def submission(student: str, source: str = GOOD, *, own: bool = True) -> Submission:
    """A hand-in; of its own bytes, so that it is no copy of anybody else's."""
    chunks = (Chunk(source, "demo.py"),) if source else ()
    data = f"{student if own else ''} {source}".encode()
    return Submission(student, "demo.py" if source else "", chunks, (), data, f"2027-01-0{len(student)}T00:00:00Z")


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return make_assignment(tmp_path)


def jobs(assignment: Assignment, *students: str) -> list[Job]:
    return [Job(assignment, submission(student), "prefer") for student in students]


def deadly(job: Job) -> Report:
    """Grades everybody but takes its process down for one student."""
    if job.submission.student == "poison":
        os._exit(1)
    return grade_job(job)


def test_a_class_is_graded_in_parallel_processes(assignment: Assignment) -> None:
    found = list(LocalRunner(2).run(jobs(assignment, "a", "b", "c")))
    assert sorted(job.submission.student for job, _ in found) == ["a", "b", "c"]
    assert all(report.points == report.max_points == 6.5 for _, report in found)
    assert all(report.computing is not None for _, report in found)


def test_a_process_that_dies_takes_no_other_submission_along(assignment: Assignment) -> None:
    found = {
        job.submission.student: report
        for job, report in LocalRunner(2, deadly).run(jobs(assignment, "a", "poison", "b"))
    }
    assert found["a"].points == found["b"].points == 6.5
    assert {c.status for c in found["poison"].checks} == {Status.GRADER_ERROR}
    assert found["poison"].ungraded
    assert found["poison"].max_points == 6.5


def test_checks_that_cannot_run_leave_the_points_open(tmp_path: Path) -> None:
    broken = make_assignment(tmp_path, test_demo_hidden__py="import nowhere\n")
    report = grade_job(jobs(broken, "a")[0])
    assert report.ungraded
    assert "a person will look" in (report.checks[0].message or report.title).en
    assert "nowhere" in (report.checks[0].message or report.title).en


def test_an_empty_hand_in_gets_a_report_without_points(assignment: Assignment) -> None:
    with Grader(assignment) as grader:
        report = grader.grade(submission("a", ""))
    assert {c.status for c in report.checks} == {Status.MISSING}
    assert report.points == 0
    assert not report.ungraded


def test_the_same_submission_gives_the_same_bytes(assignment: Assignment) -> None:
    with Grader(assignment) as grader:
        reports = [grader.grade(submission("a")).to_json() for _ in range(2)]
    assert reports[0] == reports[1]


def test_a_value_that_breaks_the_check_is_wrong_not_our_fault(tmp_path: Path) -> None:
    checks = (
        "import pytest\nfrom grader.testing import Student\n"
        "@pytest.mark.task(1, points=1)\ndef test_double(student: Student) -> None:\n"
        "    '''de: a\n    en: b'''\n    assert student.double(3) + 1 == 7\n"
    )
    total = '\n@pytest.mark.task(2)\ndef test_total(student: Student) -> None:\n    """de: a\n    en: b"""\n    student.total([1])[0]\n'
    with Grader(make_assignment(tmp_path, test_demo__py=checks + total)) as grader:
        double, ours = grader.grade(submission("a", "def double(x): return 'six'\ndef total(xs): return 1.0\n")).checks[
            :2
        ]
    assert double.status is Status.WRONG
    assert double.message is not None
    assert "could not work with the result (TypeError)" in double.message.en
    assert ours.status is Status.GRADER_ERROR, "the reference fails there too"


class Counting:
    """A runner that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
        for job in jobs:
            self.asked.append(job.submission.student)
            yield job, grade_job(job)


def test_a_second_run_grades_only_what_changed(assignment: Assignment, tmp_path: Path) -> None:
    store, runner = ResultStore(tmp_path / "out"), Counting()
    known: list[bool] = []
    first = grade_class(jobs(assignment, "b", "a"), store, runner, lambda _, was: known.append(was))
    assert [r.student for r in first] == ["a", "b"]
    changed = [*jobs(assignment, "b"), Job(assignment, submission("a", "x = 1"), "prefer")]
    grade_class(changed, store, runner, lambda _, was: known.append(was))
    assert runner.asked == ["b", "a", "a"]
    assert known == [False, False, True, False]
    assignment.hidden_checks.write_text(assignment.hidden_checks.read_text("utf-8") + "\n# changed\n", "utf-8")
    grade_class(changed, store, runner, lambda *_: None)
    assert runner.asked == ["b", "a", "a", "b", "a"]


def test_an_interrupted_run_keeps_what_it_has_and_goes_on(assignment: Assignment, tmp_path: Path) -> None:
    store, runner = ResultStore(tmp_path / "out"), Counting()

    def stop(report: Report, _: bool) -> None:
        if report.student == "b":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade_class(jobs(assignment, "a", "b", "c"), store, runner, stop)
    grade_class(jobs(assignment, "a", "b", "c"), store, runner, lambda *_: None)
    assert runner.asked == ["a", "b", "c"]


def test_the_same_program_is_executed_once_and_everybody_keeps_what_is_their_own(
    assignment: Assignment, tmp_path: Path
) -> None:
    store, runner = ResultStore(tmp_path / "out"), Counting()
    students = ("a", "bb", "ccc")
    same = [Job(assignment, submission(student, own=False), "prefer") for student in students]
    reports = grade_class([*same, *jobs(assignment, "d")], store, runner, lambda *_: None)
    assert runner.asked == ["a", "d"]
    assert [r.student for r in reports] == ["a", "bb", "ccc", "d"]
    assert [r.submitted[:10] for r in reports] == ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-01"]
    assert {r.points for r in reports} == {6.5}
    for report in reports:
        kept = store.find(report.student, assignment.name, report.key)
        assert kept is not None
        assert (kept.student, kept.checks) == (report.student, report.checks)
    late = Job(assignment, submission("dddd", own=False), "prefer")
    grade_class([*same, late], store, runner, lambda *_: None)
    assert runner.asked == ["a", "d"], "somebody has handed it in before"


def test_what_was_left_open_is_executed_for_each(assignment: Assignment, tmp_path: Path) -> None:
    """A machine that failed once is no reason to leave the points of others open."""

    class FailsFirst(Counting):
        def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
            for job, report in super().run(jobs):
                yield job, failed_report(job, "no memory") if len(self.asked) == 1 else report

    runner = FailsFirst()
    same = [Job(assignment, submission(student, own=False), "prefer") for student in ("a", "b", "c")]
    first, *others = grade_class(same, ResultStore(tmp_path / "out"), runner, lambda *_: None)
    assert runner.asked == ["a", "b", "c"]
    assert first.ungraded
    assert {r.points for r in others} == {6.5}


def test_what_is_the_same_in_many_reports_is_held_once(assignment: Assignment, tmp_path: Path) -> None:
    one, other = grade_class(jobs(assignment, "a", "b"), ResultStore(tmp_path / "out"), Counting(), lambda *_: None)
    assert all(mine is theirs for mine, theirs in zip(one.checks, other.checks, strict=True))


@pytest.mark.parametrize("damage", [b"", b"{", b'{"schema_version": 99}', b"\xff"])
def test_a_damaged_result_is_graded_again(assignment: Assignment, tmp_path: Path, damage: bytes) -> None:
    store, runner = ResultStore(tmp_path / "out"), Counting()
    grade_class(jobs(assignment, "a"), store, runner, lambda *_: None)
    store.path("a", assignment.name).write_bytes(damage)
    grade_class(jobs(assignment, "a"), store, runner, lambda *_: None)
    assert runner.asked == ["a", "a"]


def test_open_points_are_graded_again(assignment: Assignment, tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "out")
    job = jobs(assignment, "a")[0]
    key = submission_key(assignment, job.submission)
    store.save(failed_report(job, "no memory").model_copy(update={"key": key}))
    assert store.find("a", assignment.name, key) is None


def test_writing_leaves_the_old_file_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "file"
    write_atomically(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == ["file"], "no temporary file stays behind"


def test_a_folder_without_submissions_is_said_plainly(tmp_path: Path) -> None:
    make_assignment(tmp_path)
    (tmp_path / "course.yml").write_text(
        "title: {de: a, en: a}\nterm: a\nassignments: [{name: 01_demo, title: {de: a, en: a}}]\n", "utf-8"
    )
    course = Course.load(tmp_path)
    with pytest.raises(CourseError, match="no such folder; expected nowhere/<student>/<assignment>/"):
        find_hand_ins(course, tmp_path / "nowhere")
    (tmp_path / "submitted" / "anna" / "99_other").mkdir(parents=True)
    with pytest.raises(CourseError, match=r"no submissions; expected .* with 01_demo"):
        find_hand_ins(course, tmp_path / "submitted")
