"""Grade a class: find the hand-ins, spread them over processes, keep every report as it comes.

Hand-ins are read one by one, shortly before they are graded, and programs that are the same are executed once.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

from grader.course import Assignment, Course, CourseError
from grader.grading.device import cards, chosen, resolved
from grader.grading.one import Grader, Mode, content_digest, engine_version, grade_key, submission_key
from grader.grading.preloading import shared_libraries
from grader.grading.processes import spread, usable_cores
from grader.grading.read_before import Read, ReadBefore, folder_digest
from grader.grading.store import ResultStore
from grader.handin.another import recognised
from grader.handin.students import place_of, same_for_some, student_name
from grader.handin.submission import Submission, read_submission
from grader.result import CheckResult, Report, Status, Text
from grader.testing.declared import declared_checks
from grader.testing.judge import hidden_message

__all__ = ["HandIn", "Job", "LocalRunner", "Runner", "find_hand_ins", "grade_class", "grade_job", "read_class"]


@dataclass(frozen=True)
class Job:
    """One submission to grade: plain data, so that it can travel to another machine."""

    assignment: Assignment
    submission: Submission
    mode: Mode
    device: str | None = None
    """Instead of the assignment's own setting, where that is not cpu."""

    @property
    def where(self) -> str:
        """cpu, cuda or auto."""
        return chosen(self.assignment.settings.device, self.device)


class Runner(Protocol):
    """Where jobs are executed."""

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
        """Every job with its report, in the order in which they end; jobs are taken when there is room for them."""
        ...


@dataclass(frozen=True)
class HandIn:
    """Where a student's hand-in for an assignment lies."""

    assignment: Assignment
    folder: Path
    student: str

    def read(self, assignments: Iterable[Assignment]) -> Submission:
        """What was handed in; what looks like another one of `assignments` is marked."""
        read = read_submission(self.folder, self.assignment.slug, self.student)
        return recognised(read, self.assignment, assignments)


def find_hand_ins(course: Course, submitted: Path) -> list[HandIn]:
    """Every hand-in in ``submitted/<student>/<assignment>/``, sorted by assignment and student.

    Raises:
        CourseError: the folder is not there or holds no hand-in of this course, or two folders would be one student.
    """
    if not submitted.is_dir():
        raise CourseError(f"{submitted}: no such folder; expected {submitted.name}/<student>/<assignment>/")
    assignments = course.staff_assignments
    folders = sorted(p for p in submitted.iterdir() if p.is_dir() and not p.name.startswith("."))
    places = [(a, student / a.name, student) for a in assignments for student in folders if (student / a.name).is_dir()]
    _require_different_names(dict.fromkeys(student for _, _, student in places))
    found = [HandIn(assignment, folder, student.name) for assignment, folder, student in places]
    if not found:
        names = ", ".join(a.name for a in assignments)
        raise CourseError(
            f"{submitted}: no submissions; expected {submitted.name}/<student>/<assignment>/ with {names}"
        )
    return found


def _require_different_names(folders: Iterable[Path]) -> None:
    """Fail before anything is graded: one student would get the grade of another.

    Raises:
        CourseError: names both folders.
    """
    known: dict[str, Path] = {}
    for folder in folders:
        first = known.setdefault(same_for_some(student_name(folder.name)), folder)
        if first is not folder:
            raise CourseError(
                f"{place_of(first)} and {place_of(folder)}: these names are the same student "
                f"({student_name(folder.name)}) on some systems; rename one of the folders, or put both into one"
            )


def read_class(
    hand_ins: Sequence[HandIn],
    submitted: Path,
    course: Course,
    store: ResultStore,
    mode: Mode,
    device: str | None = None,
) -> Iterator[Job | Report]:
    """Each hand-in in turn: the report there is of it, or what is to be done.

    Args:
        submitted: the folder in which they all lie.
    """
    assignments = course.staff_assignments
    with ReadBefore(submitted, assignments) as before:
        for each in hand_ins:
            name = each.assignment.name
            digest = folder_digest(each.folder, f"{name} {each.student}")
            if (read := before.find(digest)) is not None:
                known = store.find(student_name(each.student), name, grade_key(each.assignment, read.content))
                if known is not None:
                    yield known.model_copy(update={"submitted": read.submitted})
                    continue
            submission = each.read(assignments)
            before.note(digest, Read(content_digest(each.assignment, submission), submission.submitted))
            yield Job(each.assignment, submission, mode, device)


def grade_class(
    jobs: Iterable[Job | Report], store: ResultStore, runner: Runner, on_report: Callable[[Report, bool], None]
) -> list[Report]:
    """Grade what is not in the store yet and keep it.

    Args:
        jobs: taken one by one; a report among them is known.
        on_report: called for every report, with whether it came from the store.

    Returns:
        All reports, sorted by student and assignment.
    """
    return _Class(store, runner, on_report).grade(jobs)


class _Class:
    """A class while it is graded.

    What is the same is held once: in a large class nearly every check of nearly every report is one of a few.
    """

    def __init__(self, store: ResultStore, runner: Runner, on_report: Callable[[Report, bool], None]) -> None:
        self._store, self._runner, self._on_report = store, runner, on_report
        self._reports: list[Report] = []
        self._first: dict[tuple[str, str], str] = {}
        """Who handed in a program first, by assignment and key."""
        self._again: dict[tuple[str, str], list[Job]] = {}
        """The same program, handed in by others."""
        self._checks: dict[CheckResult, CheckResult] = {}

    def grade(self, jobs: Iterable[Job | Report]) -> list[Report]:
        """See `grade_class`."""
        for _, report in self._runner.run(self._new(jobs)):
            self._graded(report)
        for _, report in self._runner.run(self._left_open()):
            self._graded(report)
        return sorted(self._reports, key=lambda r: (r.student, r.assignment))

    def _new(self, jobs: Iterable[Job | Report]) -> Iterator[Job]:
        """What must be executed."""
        for job in jobs:
            if isinstance(job, Report):
                self._keep(job, known=True)
                continue
            key = job.assignment.name, submission_key(job.assignment, job.submission)
            known = self._store.find(job.submission.student, *key)
            if known is not None:
                self._keep(known.model_copy(update={"submitted": job.submission.submitted}), known=True)
            elif self._first.setdefault(key, job.submission.student) == job.submission.student:
                yield job
            else:
                others = self._again.setdefault(key, [])
                if others:  # the same text is held once
                    who, when = job.submission.student, job.submission.submitted
                    job = replace(job, submission=replace(others[0].submission, student=who, submitted=when))
                others.append(job)

    def _left_open(self) -> Iterator[Job]:
        """Those whose program was executed for somebody else get that report; where it gave none, it is done again."""
        for key, jobs in self._again.items():
            for job in jobs:
                report = self._store.find(self._first[key], *key)
                if report is None:
                    yield job
                else:
                    own = {"student": job.submission.student, "submitted": job.submission.submitted}
                    self._graded(report.model_copy(update=own))

    def _graded(self, report: Report) -> None:
        self._store.save(report)
        self._keep(report, known=False)

    def _keep(self, report: Report, *, known: bool) -> None:
        if not report.ungraded:
            self._first.setdefault((report.assignment, report.key), report.student)
        checks = tuple(self._checks.setdefault(check, check) for check in report.checks)
        self._reports.append(report.model_copy(update={"checks": checks}))
        self._on_report(report, known)


class LocalRunner:
    """Processes on this machine, each with its own pytest session and zygote per assignment.

    Args:
        processes: how many; as many as this process may use cores when None.
        work: what is done with a job.
        assignments: of which there are jobs; what they all need is imported once.
    """

    def __init__(
        self,
        processes: int | None = None,
        work: Callable[[Job], Report] | None = None,
        assignments: Iterable[Assignment] = (),
    ) -> None:
        self.processes = processes or usable_cores()
        self._work = work or grade_job
        self._libraries = shared_libraries(assignments)

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Report]]:
        """See `Runner`. A process that dies costs nothing but time: its job is tried again, then reported as ours."""
        for card, some in groupby(jobs, lambda job: resolved(job.where) == "cuda"):
            yield from self._run(some, cards() or ["0"] if card else [])

    def _run(self, jobs: Iterable[Job], on: Sequence[str]) -> Iterator[tuple[Job, Report]]:
        """The jobs in as many processes as there are; on graphics cards one for each card, which sees no other."""
        environments = [{"CUDA_VISIBLE_DEVICES": card} for card in on]
        for job, report in spread(self._work, jobs, self.processes, environments, self._libraries):
            if report is None:
                yield job, failed_report(job, "the grading process ended again and again")
            else:
                yield job, report


_registered: list[object] = []
_graders: dict[str, Grader] = {}
"""The warm grader of this process, by assignment; one at a time, since jobs come sorted by assignment."""


def grade_job(job: Job) -> Report:
    """Grade in this process, keeping what is warm for the next job of the same assignment.

    Returns:
        The report, and with it what computing took, which no record holds. A fault of ours is a report too.
    """
    try:
        return _grader_for(job).grade(job.submission)
    except Exception as error:
        _close_graders()
        return failed_report(job, f"{type(error).__name__}: {error}")


def failed_report(job: Job, reason: str) -> Report:
    """A report that gives nothing and takes nothing: every check is open, a person must look."""
    open_text = hidden_message(Status.GRADER_ERROR, None)
    assert open_text is not None
    detail = Text(de=f"{open_text.de}\n({reason[:300]})", en=f"{open_text.en}\n({reason[:300]})")
    checks = [
        CheckResult(
            check=f"{d.file}::{d.function}" + (f"[{case}]" if d.cases > 1 else ""),
            task=d.task, points=d.points, bonus=d.bonus, hidden=d.hidden, title=d.title,
            status=Status.GRADER_ERROR, message=detail,
        )
        for d in declared_checks(job.assignment)
        for case in range(d.cases)
    ]  # fmt: skip
    return Report(
        assignment=job.assignment.name, title=job.assignment.settings.title, tasks=job.assignment.task_titles,
        student=job.submission.student, file=job.submission.file, submitted=job.submission.submitted,
        engine=engine_version(), sandbox=Text(de="nicht gestartet", en="not started"),
        notices=job.submission.notices, checks=tuple(checks),
    )  # fmt: skip


def _grader_for(job: Job) -> Grader:
    key = f"{job.assignment.folder} {job.mode} {job.device}"
    if key not in _graders:
        _close_graders()
        if not _registered:
            _registered.append(atexit.register(_close_graders))  # and so their processes are waited for
        grader = Grader(job.assignment, mode=job.mode, device=job.device)
        grader.__enter__()
        _graders[key] = grader
    return _graders[key]


def _close_graders() -> None:
    while _graders:
        _, grader = _graders.popitem()
        grader.__exit__()
