"""`grader grade`: a class from ``submitted/`` to gradebook, feedback pages and tables."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import Course, CourseError
from grader.grading.many import Job, LocalRunner, Runner, find_submissions, grade_class
from grader.grading.one import Mode
from grader.grading.store import ResultStore, write_atomically
from grader.isolation.cleaning import clean_line
from grader.result import Report, Status

__all__ = ["grade"]

DATABASE = "gradebook.db"


def grade(
    submitted: Path,
    out: Path,
    jobs: int | None,
    mode: Mode,
    device: str | None,
    scheduler: str | None,
    gradebook: str | None = None,
) -> int:
    """Grade every submission and write all results below `out`.

    Args:
        gradebook: path or URL of the database; ``gradebook.db`` below `out` when None.

    Returns:
        Exit code: 0, or 3 when a fault of the grader left points open.

    Raises:
        CourseError: nothing to grade, or `out` or the gradebook cannot be written.
        SandboxUnavailable: this machine cannot confine student code and nobody allowed to go without.
    """
    course = the_course()
    _require_writable(out)
    _require_gradebook(gradebook)
    found = find_submissions(course, submitted)
    todo = [Job(assignment, submission, mode, device) for assignment, submission in found]
    if mode == "require":
        _require_sandbox({job.where for job in todo} if scheduler is None else ())
    console = Console(stderr=True)
    reports = _with_progress(todo, ResultStore(out), _runner(jobs, scheduler), console)
    write_outputs(course, reports, out, gradebook)
    _summarise(course, reports, out, gradebook)
    return 3 if any(report.ungraded for report in reports) else 0


def write_outputs(course: Course, reports: Sequence[Report], out: Path, gradebook: str | None = None) -> None:
    """Feedback pages, class page, table and gradebook, each written atomically.

    Raises:
        CourseError: the gradebook cannot be written; the rest is.
    """
    from grader.gradebook.writer import GradebookError, write_gradebook
    from grader.reporting.classpage import class_page
    from grader.reporting.feedback import feedback_page
    from grader.reporting.grades import grades_csv, when

    settings = {s.name: s for s in course.settings}
    for report in reports:
        due = settings[report.assignment].due
        penalty = course.late.penalty(report.points, due, when(report.submitted))
        page = feedback_page(report, course.default_language, due=due, penalty=penalty)
        write_atomically(out / "feedback" / report.student / f"{report.assignment}.html", page.encode())
    index = class_page(course, reports, course.default_language, _feedback_href)
    write_atomically(out / "index.html", index.encode())
    write_atomically(out / "grades.csv", grades_csv(course, reports).encode("utf-8-sig"))
    try:
        write_gradebook(gradebook or out / DATABASE, course, reports)
    except GradebookError as error:
        raise CourseError(str(error)) from None


def _feedback_href(report: Report) -> str:
    return f"feedback/{quote(report.student)}/{quote(report.assignment)}.html"


def _runner(jobs: int | None, scheduler: str | None) -> Runner:
    if scheduler is None:
        return LocalRunner(jobs)
    from grader.grading.distributed import DaskRunner

    return DaskRunner(scheduler)


def _require_writable(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CourseError(f"{out}: cannot be created ({error.strerror})") from None
    if not os.access(out, os.W_OK):
        raise CourseError(f"{out}: cannot be written to; choose another --out")


def _require_gradebook(url: str | None) -> None:
    """Fail before the first submission: a typing error in a URL must not show after an hour."""
    if url is None:
        return
    from grader.gradebook.database import GradebookError, open_gradebook

    try:
        with open_gradebook(url):
            pass
    except GradebookError as error:
        raise CourseError(str(error)) from None


@cache
def _load_nbgrader() -> None:
    """Import what `write_outputs` needs; whatever goes wrong is said there.

    Not in a thread: Python 3.11 cannot make syntax trees in two threads at once, and submissions are parsed here, too.
    """
    with suppress(Exception):
        from grader.gradebook.database import load_nbgrader

        load_nbgrader()


def _require_sandbox(devices: Collection[str]) -> None:
    from grader.grading.device import require_launchers
    from grader.isolation import SandboxUnavailable

    try:
        require_launchers("require", devices)
    except SandboxUnavailable as error:
        raise SandboxUnavailable(
            f"{error}; `grader doctor` says more, --allow-unsandboxed grades all the same"
        ) from None


def _with_progress(jobs: Sequence[Job], store: ResultStore, runner: Runner, console: Console) -> list[Report]:
    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("", total=len(jobs), last="")

        def on_report(report: Report, known: bool) -> None:
            last = f"{_shown(report)} {report.assignment}{' (unchanged)' if known else ''}"
            progress.update(bar, advance=1, last=last[:60].replace("[", "("))
            if not known:
                _load_nbgrader()  # takes two seconds, in which the other processes grade

        return grade_class(jobs, store, runner, on_report)


def _summarise(course: Course, reports: Sequence[Report], out: Path, gradebook: str | None) -> None:
    from rich.table import Table

    title = f"{course.title.en}: {len(reports)} submissions"
    table = Table("student", "assignment", "points", "passed", "", title=title)
    for report in reports:
        passed = sum(check.status is Status.PASSED for check in report.checks)
        points = f"{report.points:g} / {report.max_points:g}"
        done = f"{passed}/{len(report.checks)}"
        table.add_row(Line(_shown(report)), report.assignment, points, done, Line(_flag(report)))
    console = Console()
    console.print(table)
    written = {name: str(out / name) for name in ("index.html", DATABASE, "grades.csv", "feedback", "results")}
    if gradebook is not None:
        from grader.gradebook.database import shown

        written[DATABASE] = shown(gradebook)
    for name, place in written.items():
        console.print(Line(f"  {name:13} {place}"), soft_wrap=True)


def _shown(report: Report) -> str:
    """The student's name as a terminal may print it: folders come out of archives and may be called anything."""
    return clean_line(report.student, 60)


def _flag(report: Report) -> str:
    """What stands out about a report, in a few words."""
    if report.ungraded:
        return "UNGRADED: a person must look"
    if not report.file:
        return "nothing handed in"
    ends = Counter(check.status for check in report.checks)
    odd = [f"{count} {status.value.replace('_', ' ')}" for status, count in ends.items() if status not in _ORDINARY]
    noted = ["see note"] if any(notice.level != "info" for notice in report.notices) else []
    return ", ".join(odd + noted)


_ORDINARY = {Status.PASSED, Status.WRONG}
