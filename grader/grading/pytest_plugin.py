"""Plain ``pytest`` in an assignment's folder: the same public checks, the same isolation, the same words.

This is what the installed package adds to pytest. It costs nothing where no check asks for ``student``.
"""

from __future__ import annotations

import locale
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import ASSIGNMENT_FILE, Assignment, CourseError, find_course, load_released
from grader.testing import plugin

if TYPE_CHECKING:
    from grader.isolation import Launcher, Program

__all__: list[str] = []

pytest_plugins = ["grader.testing.plugin"]
_SHELF = pytest.StashKey["_Shelf"]()


class _Shelf:
    """One warm launcher and one program per folder, for the length of the pytest run."""

    def __init__(self) -> None:
        self._warm: dict[Path, tuple[Launcher, Program]] = {}

    def student(self, item: pytest.Item) -> Any:
        """The student of the folder the check lies in."""
        from grader.testing.forbidden import forbidden_uses
        from grader.testing.student import Student

        launcher, program = self._of(item.path.parent)
        return Student(lambda wrap: launcher.start(program, wrap), forbidden_uses(program))

    def close(self) -> None:
        """End all processes."""
        for launcher, _ in self._warm.values():
            launcher.close()

    def _of(self, folder: Path) -> tuple[Launcher, Program]:
        if folder not in self._warm:
            from grader.grading.one import profile_of
            from grader.grading.submission import read_submission
            from grader.isolation import Program, open_launcher

            assignment = _assignment_in(folder)
            submission = read_submission(folder, assignment.slug)
            program = Program(assignment.slug, submission.chunks, assignment.settings.forbidden)
            self._warm[folder] = open_launcher(profile_of(assignment), "prefer"), program
        return self._warm[folder]


def pytest_configure(config: pytest.Config) -> None:
    """Supply the ``student`` fixture."""
    config.stash[_SHELF] = _Shelf()
    plugin.provide(config, config.stash[_SHELF].student)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what was started."""
    if _SHELF in config.stash:
        config.stash[_SHELF].close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, pytest.TestReport]:
    """Show the sentence for the student instead of a traceback through the checks."""
    report: pytest.TestReport = yield
    if report.failed and report.when in ("setup", "call") and item.get_closest_marker("task"):
        from grader.testing.judge import judge

        _, error = item.stash.get(plugin.ENDED, (False, None))
        status, message = judge(error, item.stash.get(plugin.STUDENT, None))
        if message is not None and not status.ours:
            report.longrepr = message.to("en" if (locale.getlocale()[0] or "").startswith("en") else "de")
    return report


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
