"""Plain ``pytest`` in an assignment's folder: the same public checks, the same isolation, the same words.

This is what the installed package adds to pytest. It costs nothing where no check asks for ``student``.
"""

from __future__ import annotations

import textwrap
from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import ASSIGNMENT_FILE, Assignment, CourseError, find_course, load_released
from grader.language import spoken
from grader.needs import usable
from grader.result import SYNTAX, CheckResult, Language, Report, Status, Text
from grader.testing import plugin

if TYPE_CHECKING:
    from grader.isolation import Launcher, Program

__all__: list[str] = []

pytest_plugins = ["grader.testing.plugin"]
_SHELF = pytest.StashKey["_Shelf"]()
_POINTS = "grader_points"
"""Attribute of a check's report, which travels with it from the processes of pytest-xdist."""


class _Shelf:
    """What the checks of each folder gave, and a warm launcher for what students test themselves."""

    def __init__(self) -> None:
        self._warm: dict[Path, tuple[Launcher, Program]] = {}
        self._reports: dict[Path, Report] = {}

    def student(self, item: pytest.Item) -> Any:
        """The student of the folder the test lies in; nobody for a check, whose result is known already."""
        from grader.testing.forbidden import forbidden_uses
        from grader.testing.student import Student

        if _is_check(item):
            return _Nobody()
        launcher, program = self._of(item.path.parent)
        return Student(lambda wrap: launcher.start(program, wrap), forbidden_uses(program))

    def report(self, item: pytest.Item) -> Report:
        """What all selected checks of the folder gave: they are run together, as `grader check` does.

        Raises:
            CourseError: there is nothing to check, or nothing can be checked here.
        """
        folder = item.path.parent
        if folder not in self._reports:
            from grader.grading.one import Grader
            from grader.handin.submission import read_submission

            assignment = usable(_assignment_in(folder))
            selected = {_name(other) for other in item.session.items if other.path.parent == folder}
            with Grader(assignment) as grader:
                submission = read_submission(folder, assignment.slug)
                self._reports[folder] = grader.grade(submission, wanted=lambda check, _: check in selected)
        return self._reports[folder]

    def close(self) -> None:
        """End all processes."""
        for launcher, _ in self._warm.values():
            launcher.close()

    def _of(self, folder: Path) -> tuple[Launcher, Program]:
        if folder not in self._warm:
            from grader.grading.one import profile_of
            from grader.handin.submission import read_submission
            from grader.isolation import Program, open_launcher

            assignment = usable(_assignment_in(folder))
            submission = read_submission(folder, assignment.slug)
            forbidden, modules = assignment.settings.forbidden, submission.modules
            program = Program(assignment.slug, submission.chunks, forbidden, modules)
            self._warm[folder] = open_launcher(profile_of(assignment), "prefer"), program
        return self._warm[folder]


class _Nobody:
    """In place of a student whom no check asks anything."""

    def _close(self) -> str:
        return ""


class _NotPassed(Exception):
    """A check did not pass; its words are in the report."""


def pytest_configure(config: pytest.Config) -> None:
    """Supply the ``student`` fixture."""
    config.stash[_SHELF] = _Shelf()
    plugin.provide(config, config.stash[_SHELF].student)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what was started."""
    if _SHELF in config.stash:
        config.stash[_SHELF].close()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Take a check's result from the folder's report instead of running it by itself."""
    shelf = pyfuncitem.config.stash.get(_SHELF, None)
    if shelf is None or not _is_check(pyfuncitem):
        return None
    result = _result_of(pyfuncitem, shelf)
    if result is None:
        pytest.skip("not among the checks of this assignment")
    if result.status is not Status.PASSED:
        raise _NotPassed
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, pytest.TestReport]:
    """Say of a check what `grader check` says, instead of a traceback through it; and what it is worth."""
    report: pytest.TestReport = yield
    shelf = item.config.stash.get(_SHELF, None)
    if shelf is None or call.when != "call" or not _is_check(item):
        return report
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, CourseError):
        report.longrepr = str(error)
    elif error is None or isinstance(error, _NotPassed):
        result = _result_of(item, shelf)
        assert result is not None
        language = spoken(None, _language_in(item.path.parent))
        nothing, worth = (0.0, 0.0), (result.earned, result.points)
        sums = nothing + worth if result.bonus else worth + nothing
        setattr(report, _POINTS, (item.path.parent.name, language, *sums))
        if error is not None:
            report.longrepr = _block(result, shelf.report(item), language)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """After everything else, a line for each folder with the points of the checks that were run."""
    from grader.reporting import labels
    from grader.reporting.plain import fill

    yield
    sums: dict[tuple[str, Language], list[float]] = {}
    for reports in terminalreporter.stats.values():
        for name, language, *values in filter(None, (getattr(report, _POINTS, None) for report in reports)):
            before = sums.setdefault((name, language), [0, 0, 0, 0])
            sums[name, language] = [total + value for total, value in zip(before, values, strict=True)]
    for (name, language), (earned, points, bonus, most) in sorted(sums.items()):
        said = fill(labels.POINTS, earned=earned, maximum=points)
        if most:
            more = fill(labels.BONUS_POINTS, earned=bonus, maximum=most)
            said = fill(Text(de="{a} + {b}", en="{a} + {b}"), a=said, b=more)
        terminalreporter.write_line(f"{name}: {said.to(language)}", bold=True)


def _block(check: CheckResult, report: Report, language: Language) -> str:
    """Task and sentence of a check, what is wrong, and the mistake's name."""
    from grader.reporting import labels
    from grader.reporting.plain import fill
    from grader.reporting.view import explain

    said = explain(check).to(language)
    if check.cause.startswith(SYNTAX):  # it would only point to the notice
        problems = [notice.text.to(language) for notice in report.notices if notice.level != "info"]
        said = "\n".join(problems) or said
    task = fill(labels.TASK, task=check.task).to(language)
    return f"{task}: {check.title.to(language)}\n{textwrap.indent(said, '  ')}"


def _result_of(item: pytest.Item, shelf: _Shelf) -> CheckResult | None:
    return next((check for check in shelf.report(item).checks if check.check == _name(item)), None)


def _is_check(item: pytest.Item) -> bool:
    return item.get_closest_marker("task") is not None and "student" in getattr(item, "fixturenames", ())


def _name(item: pytest.Item) -> str:
    """As a report names the check."""
    return f"{item.path.name}::{item.name}"


@cache
def _language_in(folder: Path) -> Language | None:
    """The language of the course whose assignment lies in this folder."""
    try:
        return _assignment_in(folder).language
    except CourseError:
        return None


def _assignment_in(folder: Path) -> Assignment:
    """The assignment whose folder this is, released or staff.

    Raises:
        CourseError: it is neither.
    """
    if (folder / ASSIGNMENT_FILE).is_file():
        return load_released(folder)
    course = find_course(folder)
    for assignment in course.staff_assignments if course else ():
        if assignment.folder == folder:
            return assignment
    raise CourseError(f"{folder.name}/ is not an assignment folder: no {ASSIGNMENT_FILE} in it")
