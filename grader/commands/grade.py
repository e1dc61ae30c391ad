"""`grader grade`: a class from ``submitted/`` to gradebook, feedback pages and tables."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text as Line

from grader.commands.pages import people_of, write_class, write_feedback
from grader.commands.places import the_course
from grader.course import Course, CourseError
from grader.grading.device import chosen
from grader.grading.locking import only_one
from grader.grading.many import HandIn, LocalRunner, Runner, find_hand_ins, grade_class, read_class
from grader.grading.one import Mode
from grader.grading.store import ResultStore
from grader.isolation.host.cleaning import clean_line
from grader.needs import install_command, is_installed
from grader.result import Language, Report, Status

if TYPE_CHECKING:
    from rich.table import Table

    from grader.grading.many import Job

__all__ = ["grade"]

DATABASE = "gradebook.db"
_MOST_ROWS = 25
"""Hand-ins of which each has a row in the terminal; of a larger class each assignment has one."""
_MOST_NAMED = 8


def grade(
    submitted: Path,
    out: Path,
    jobs: int | None,
    mode: Mode,
    device: str | None,
    scheduler: str | None,
    gradebook: str | None = None,
    students: Path | None = None,
    language: Language | None = None,
) -> int:
    """Grade every submission and write all results below `out`.

    Args:
        students: list of everybody who could hand in.
        language: of the instructor's pages; the course's when None.
        gradebook: path or URL of the database; ``gradebook.db`` below `out` when None.

    Returns:
        Exit code: 0, or 3 when a fault of the grader left points open.

    Raises:
        CourseError: nothing to grade, `out` or the gradebook cannot be written, or another run is writing there.
        SandboxUnavailable: this machine cannot confine student code and nobody allowed to go without.
    """
    course = the_course()
    people = people_of(students)
    _require_writable(out)
    with only_one(out):
        return _grade(course, submitted, out, jobs, mode, device, scheduler, gradebook, people, language)


def _grade(
    course: Course,
    submitted: Path,
    out: Path,
    jobs: int | None,
    mode: Mode,
    device: str | None,
    scheduler: str | None,
    gradebook: str | None,
    people: Mapping[str, str],
    language: Language | None,
) -> int:
    _require_gradebook(gradebook)
    found = find_hand_ins(course, submitted)
    if mode == "require":
        where = {chosen(each.assignment.settings.device, device) for each in found}
        _require_sandbox(where if scheduler is None else ())
    store, runner = ResultStore(out), _runner(jobs, scheduler, found)
    todo = read_class(found, submitted, course, store, mode, device)
    reports = _with_progress(todo, len(found), store, runner, Console(stderr=True))
    write_outputs(course, reports, out, gradebook, people, language)
    _summarise(course, reports, out, gradebook)
    return 3 if any(report.ungraded for report in reports) else 0


def write_outputs(
    course: Course,
    reports: Sequence[Report],
    out: Path,
    gradebook: str | None = None,
    people: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> None:
    """Feedback pages, the instructor's pages, tables and gradebook, each written atomically and only when it changed.

    Args:
        people: folder to name, of everybody who could hand in.
        language: of the instructor's pages; the course's when None.

    Raises:
        CourseError: the gradebook cannot be written; the rest is.
    """
    from grader.gradebook.second_look import changed_under_manual
    from grader.gradebook.writer import GradebookError, write_gradebook

    database = gradebook or str(out / DATABASE)
    course = _with_extensions(course, database)
    failed: GradebookError | None = None
    changed: set[tuple[str, str]] = set()
    write_feedback(course, reports, out)
    try:
        write_gradebook(gradebook or out / DATABASE, course, reports)
        changed = changed_under_manual(database)
    except GradebookError as error:
        failed = error
    try:
        write_class(course, reports, out, language or course.default_language, people or {}, changed)
    except OSError:
        if failed is None:  # a disk that is full is said once, where it was noticed first
            raise
    if failed is not None:
        raise CourseError(str(failed)) from None


def _with_extensions(course: Course, gradebook: str | Path) -> Course:
    """The course with the extensions that its gradebook knows; a gradebook that is not there knows none."""
    from grader.gradebook.database import GradebookError
    from grader.gradebook.extensions import extensions_of

    with suppress(GradebookError):  # writing into it says what is wrong
        return replace(course, extensions=extensions_of(gradebook))
    return course


def _runner(jobs: int | None, scheduler: str | None, found: Sequence[HandIn]) -> Runner:
    if scheduler is None:
        return LocalRunner(jobs, assignments={each.assignment.name: each.assignment for each in found}.values())
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
    """Fail before the first submission: a missing library or a typing error in a URL must not show after an hour."""
    if not is_installed("nbgrader"):
        command = install_command(["nbgrader"])
        raise CourseError(f"the gradebook needs nbgrader, which is not installed here; run once: {command}")
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


def _with_progress(
    jobs: Iterable[Job | Report], total: int, store: ResultStore, runner: Runner, console: Console
) -> list[Report]:
    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("", total=total, last="")

        def on_report(report: Report, known: bool) -> None:
            last = f"{_shown(report)} {report.assignment}{' (unchanged)' if known else ''}"
            progress.update(bar, advance=1, last=last[:60].replace("[", "("))
            if not known:
                _load_nbgrader()  # takes a second, in which the other processes grade

        return grade_class(jobs, store, runner, on_report)


def _summarise(course: Course, reports: Sequence[Report], out: Path, gradebook: str | None) -> None:
    console = Console()
    title = f"{course.title.en}: {len(reports)} submissions"
    console.print(_each(reports, title) if len(reports) <= _MOST_ROWS else _by_assignment(reports, title))
    if len(reports) > _MOST_ROWS and (odd := [report for report in reports if report.ungraded]):
        for report in odd[:_MOST_NAMED]:
            console.print(Line(f"  {_shown(report)} {report.assignment}: {_flag(report)}"), soft_wrap=True)
        if (more := len(odd) - _MOST_NAMED) > 0:
            console.print(Line(f"  and {more} more: see {out / 'index.html'}"), soft_wrap=True)
    written = {
        name: str(out / name) for name in ("index.html", DATABASE, "grades.csv", "tables", "feedback", "results")
    }
    if gradebook is not None:
        from grader.gradebook.database import shown

        written[DATABASE] = shown(gradebook)
    for name, place in written.items():
        console.print(Line(f"  {name:13} {place}"), soft_wrap=True)


def _each(reports: Sequence[Report], title: str) -> Table:
    """A row for every hand-in."""
    from rich.table import Table

    table = Table("student", "assignment", "points", "passed", "", title=title)
    for report in reports:
        passed = sum(check.status is Status.PASSED for check in report.checks)
        points = f"{report.points:g} / {report.max_points:g}"
        done = f"{passed}/{len(report.checks)}"
        table.add_row(Line(_shown(report)), report.assignment, points, done, Line(_flag(report)))
    return table


def _by_assignment(reports: Sequence[Report], title: str) -> Table:
    """A row for every assignment, where one for every hand-in would scroll away."""
    from rich.table import Table

    table = Table(title=title)
    for heading in ("assignment", "handed in", "median", "full points", "nothing right", "ungraded"):
        table.add_column(heading, no_wrap=heading == "assignment")
    for name in sorted({report.assignment for report in reports}):
        some = [report for report in reports if report.assignment == name]
        points = [report.points for report in some if not report.ungraded]
        middle = f"{median(points):g} / {some[0].max_points:g}" if points else "-"
        full = sum(report.points >= report.max_points for report in some if not report.ungraded)
        none = sum(value == 0 for value in points)
        ungraded = len(some) - len(points)
        table.add_row(name, str(len(some)), middle, str(full), str(none), str(ungraded or ""))
    return table


def _shown(report: Report) -> str:
    """The student's name as a terminal may print it: folders come out of archives and may be called anything."""
    return clean_line(report.student, 60)


def _flag(report: Report) -> str:
    """What stands out about a report, in a few words."""
    if report.ungraded:
        return "UNGRADED: a person must look"
    if not report.file:
        return "nothing handed in"
    if not report.checks or all(check.status is Status.MISSING for check in report.checks):
        return (
            "not readable: see note" if any(notice.level == "problem" for notice in report.notices) else "nothing found"
        )
    ends = Counter(check.status for check in report.checks)
    odd = [f"{count} {status.value.replace('_', ' ')}" for status, count in ends.items() if status not in _ORDINARY]
    noted = ["see note"] if any(notice.level != "info" for notice in report.notices) else []
    return ", ".join(odd + noted)


_ORDINARY = {Status.PASSED, Status.WRONG}
