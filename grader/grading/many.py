"""Grade a class: find the submissions, spread them over processes, keep every report as it comes."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grader.course import Assignment, Course, CourseError
from grader.grading.device import cards, chosen, resolved
from grader.grading.one import Grader, Mode, engine_version, submission_key
from grader.grading.processes import spread, usable_cores
from grader.grading.store import ResultStore
from grader.handin.another import recognised
from grader.handin.students import place_of, same_for_some, student_name
from grader.handin.submission import Submission, read_submission
from grader.result import CheckResult, Report, Status, Text
from grader.testing.declared import declared_checks
from grader.testing.judge import hidden_message

__all__ = ["Job", "LocalRunner", "Runner", "find_submissions", "grade_class", "grade_job"]


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

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Report]]:
        """Every job with its report, in the order in which they end."""
        ...


def find_submissions(course: Course, submitted: Path) -> list[tuple[Assignment, Submission]]:
    """Every submission in ``submitted/<student>/<assignment>/``, sorted by assignment and student.

    Raises:
        CourseError: the folder is not there or holds no submission of this course, or two folders would be one student.
    """
    if not submitted.is_dir():
        raise CourseError(f"{submitted}: no such folder; expected {submitted.name}/<student>/<assignment>/")
    assignments = course.staff_assignments
    folders = sorted(p for p in submitted.iterdir() if p.is_dir() and not p.name.startswith("."))
    places = [(a, student / a.name, student) for a in assignments for student in folders if (student / a.name).is_dir()]
    _require_different_names(dict.fromkeys(student for _, _, student in places))
    found = [
        (a, recognised(read_submission(folder, a.slug, student.name), a, assignments)) for a, folder, student in places
    ]
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


def grade_class(
    jobs: Sequence[Job], store: ResultStore, runner: Runner, on_report: Callable[[Report, bool], None]
) -> list[Report]:
    """Grade what is not in the store yet and keep it.

    Args:
        on_report: called for every report, with whether it came from the store.

    Returns:
        All reports, sorted by student and assignment.
    """
    reports, todo = [], []
    for job in jobs:
        known = store.find(job.submission.student, job.assignment.name, submission_key(job.assignment, job.submission))
        if known is None:
            todo.append(job)
        else:
            reports.append(known.model_copy(update={"submitted": job.submission.submitted}))
            on_report(reports[-1], True)
    for _, report in runner.run(todo):
        store.save(report)
        reports.append(report)
        on_report(report, False)
    return sorted(reports, key=lambda r: (r.student, r.assignment))


class LocalRunner:
    """Processes on this machine, each with its own pytest session and zygote per assignment.

    Args:
        processes: how many; as many as this process may use cores when None.
        work: what is done with a job.
    """

    def __init__(self, processes: int | None = None, work: Callable[[Job], Report] | None = None) -> None:
        self.processes = processes or usable_cores()
        self._work = work or grade_job

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Report]]:
        """See `Runner`. A process that dies costs nothing but time: its job is tried again, then reported as ours."""
        on_card = {device: resolved(device) == "cuda" for device in {job.where for job in jobs}}
        yield from self._run([job for job in jobs if not on_card[job.where]], [])
        yield from self._run([job for job in jobs if on_card[job.where]], cards() or ["0"])

    def _run(self, jobs: Sequence[Job], on: Sequence[str]) -> Iterator[tuple[Job, Report]]:
        """The jobs in as many processes as there are; on graphics cards one for each card, which sees no other."""
        environments = [{"CUDA_VISIBLE_DEVICES": card} for card in on]
        preloaded = {module for job in jobs for module in job.assignment.settings.preload}
        libraries = ["numpy", "torch"] if "torch" in preloaded else ["numpy"]
        for job, report in spread(self._work, jobs, self.processes, environments, libraries):
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
