"""nbgrader's Autograde that sees every hand-in and has the class graded in parallel before it writes.

Stock nbgrader looks for ``*.ipynb`` of the released name only: a student with another file name or a .py file
is passed over in silence. nbgrader has no setting for that, so `install` puts this class in the place where its
command line and formgrader look theirs up.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import cache
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

import nbgrader.api
import nbgrader.apps.api
import nbgrader.apps.autogradeapp
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from grader.course import Assignment, CourseError
from grader.gradebook.cells import grade_cells
from grader.gradebook.database import GradebookError, open_gradebook
from grader.gradebook.engine import GraderEngine
from grader.gradebook.execute import WrongPoints, require_same_points
from grader.handin.submission import handed_in_at
from grader.isolation import LaunchError, SandboxUnavailable
from grader.naming import task_of_cell
from grader.result import Report

__all__ = ["IsolatedAutograde", "install"]


def install() -> None:
    """Let ``nbgrader autograde`` and formgrader use `IsolatedAutograde`; nbgrader_config.py calls it."""
    for module in (nbgrader.apps.autogradeapp, nbgrader.apps.api):
        if not issubclass(module.Autograde, Autograde):
            raise RuntimeError(f"{module.__name__}.Autograde is not nbgrader's; this nbgrader is not supported")
        module.Autograde = IsolatedAutograde
    programs, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if programs not in path.split(os.pathsep):
        # nbgrader runs the program alembic by its name, also where the environment is not activated
        os.environ["PATH"] = os.pathsep.join([programs, path])


class IsolatedAutograde(Autograde):  # type: ignore[misc]  # nbgrader has no types
    """Grades first, in isolated processes; then converts one hand-in after the other as nbgrader does."""

    assignments: dict[str, list[str]]
    """Folder of a hand-in to the notebook that is made of it."""
    left_out: list[str]
    """Folders that cannot be graded in nbgrader."""

    def init_notebooks(self) -> None:
        """Every folder of a student counts, whatever lies in it."""
        self.assignments, self.left_out = {}, []
        with _said_by(self):
            for assignment in GraderEngine(parent=self).course.staff_assignments:
                if fnmatchcase(assignment.name, self.coursedir.assignment_id):
                    self._find(assignment)
            if not self.assignments and not self.left_out:
                GraderEngine(parent=self).assignment(self.coursedir.assignment_id)
                where = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
                raise CourseError(f"{where}: no hand-ins there")

    def convert_notebooks(self) -> None:
        """Grade in parallel what is not graded yet, make sure that all fits together, and only then write.

        Raises:
            NbGraderException: nothing was written, or, after all others were, some hand-ins could not be.
        """
        with _said_by(self), self._tolerant_of_students(), _one_engine():
            hand_ins = self._students()
            GraderEngine(parent=self).require_sandbox(hand_ins)
            for name, students in hand_ins.items():
                self._grade(GraderEngine(parent=self).assignment(name), students)
            with _quiet(self.log):
                super().convert_notebooks()
            if self.left_out:
                raise CourseError(f"{self.left_out[0]!r}: no name for a student in nbgrader; rename the folder")

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """As nbgrader, but from a copy of the hand-in, which it takes as it is.

        Of what lies there, it would follow links, wait for pipes, and fill the disk with a file of a terabyte that
        holds nothing. Where the notebook is missing, it would set all scores to 0, although a file of another name
        is about to be graded.
        """
        folder, submitted = Path(self._format_source(assignment_id, student_id)), self.coursedir.submitted_directory
        with TemporaryDirectory(prefix="nbgrader-") as staging:
            self.coursedir.submitted_directory = staging
            try:
                copied = Path(self._format_source(assignment_id, student_id))
                _copy_plain(folder, copied, self.coursedir.max_file_size)
                (copied / f"{GraderEngine(parent=self).assignment(assignment_id).slug}.ipynb").touch()
                super().init_assignment(assignment_id, student_id)
            finally:
                self.coursedir.submitted_directory = submitted
        _complete(Path(self._format_dest(assignment_id, student_id)))

    def _find(self, assignment: Assignment) -> None:
        """Note the hand-ins of an assignment, and the folders whose names would stop nbgrader."""
        pattern = self._format_source(assignment.name, self.coursedir.student_id)
        for folder in sorted(glob(pattern)):  # noqa: PTH207  # the pattern is absolute
            if not Path(folder).is_dir():
                continue
            if "\n" in folder or not _is_text(folder):
                self.left_out.append(folder)
                self.log.error("Left out, rename it: %r", folder)
            else:
                self.assignments[folder] = [str(Path(folder, f"{assignment.slug}.ipynb"))]

    def _students(self) -> dict[str, list[str]]:
        """Who is to be graded, by assignment."""
        excluded = self.coursedir.student_id_exclude.split(",")
        found: dict[str, list[str]] = {}
        for [notebook] in self.assignments.values():
            where = self.init_single_notebook_resources(notebook)["nbgrader"]
            if where["student"] not in excluded:
                found.setdefault(where["assignment"], []).append(where["student"])
        return found

    def _grade(self, assignment: Assignment, students: list[str]) -> None:
        # the student's own file must not be replaced by the stub that was given out
        self.exclude_overwriting.setdefault(assignment.name, [f"{assignment.slug}.py"])
        self.log.info("Grading %d hand-ins of %s", len(students), assignment.name)
        reports = GraderEngine(parent=self).grade(assignment, students, lambda line: self.log.info("Graded %s", line))
        if reports:
            self._require_same_cells(assignment, reports[0])

    def _require_same_cells(self, assignment: Assignment, report: Report) -> None:
        """Refuse to write any grade where the gradebook was made from other checks."""
        from nbgrader.api import MissingEntry

        with open_gradebook(self.coursedir.db_url, GraderEngine(parent=self).course_id) as gradebook:
            try:
                notebook = gradebook.find_notebook(assignment.slug, assignment.name)
            except MissingEntry:
                notebook = None
            if notebook is None or not notebook.source_cells:
                raise CourseError(f"{assignment.name}: not in the gradebook; run `nbgrader generate_assignment` first")
            names = {cell.name for cell in grade_cells(assignment.slug, report)}
            points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
        ours = {n: worth for n, worth in points.items() if n in names or (worth and task_of_cell(n) is not None)}
        require_same_points(ours, report, assignment.slug)

    @contextmanager
    def _tolerant_of_students(self) -> Iterator[None]:
        """While a timestamp is read: nbgrader's own reader stops at a text that is no moment."""
        self.coursedir.get_existing_timestamp = _timestamp
        try:
            yield
        finally:
            del self.coursedir.get_existing_timestamp


def _timestamp(folder: str) -> datetime | None:
    """When a hand-in was made, as nbgrader stores moments; None when unknown."""
    moment, _ = handed_in_at(Path(folder))
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)


def _complete(folder: Path) -> None:
    """Write what ``nbgrader release_feedback`` needs of every hand-in and what only its exchange writes.

    Without, one file placed by hand would keep everybody from getting feedback. The time is one that nobody has handed
    in at, and the secret is nobody's, so that such feedback waits in the exchange without an addressee.
    """
    folder.mkdir(
        parents=True, exist_ok=True
    )  # of a hand-in that is nothing but a notebook, nbgrader has copied nothing
    if not (folder / "timestamp.txt").exists():
        (folder / "timestamp.txt").write_text("1970-01-01 00:00:00 UTC", encoding="utf-8")
    if not (folder / "submission_secret.txt").exists():
        (folder / "submission_secret.txt").write_text(secrets.token_hex(32), encoding="utf-8")


@contextmanager
def _quiet(log: logging.Logger) -> Iterator[None]:
    """Leave nbgrader's dozen lines for each hand-in out; what it did is said already, in one line. Errors stay.

    Warnings stay, too, but for those on lateness, which `grader export` and the feedback show.
    """

    def wanted(record: logging.LogRecord) -> bool:
        late = "seconds late" in record.getMessage() or "Late submission penalty" in record.getMessage()
        return record.levelno > logging.INFO and not (late and record.levelno == logging.WARNING)

    log.addFilter(wanted)
    try:
        yield
    finally:
        log.removeFilter(wanted)


def _copy_plain(source: Path, target: Path, largest: int) -> None:
    """Copy the ordinary files below a folder.

    Args:
        largest: kilobytes; larger files stay where they are.
    """
    target.mkdir(parents=True)
    for folder, _, names in os.walk(source):
        for name in names:
            path = Path(folder, name)
            status = path.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_size <= 1000 * largest:
                copy = target / path.relative_to(source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)


def _is_text(name: str) -> bool:
    """Whether a file name can be stored in a database."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _one_engine() -> Iterator[None]:
    """Let nbgrader, which opens its database nine times per hand-in, keep the statements that SQLAlchemy has compiled.

    A quarter of the time of a hand-in that is graded already (0.16 s of a core, 0.12 s so).
    """
    create = nbgrader.api.create_engine
    nbgrader.api.create_engine = cache(create)
    try:
        yield
    finally:
        nbgrader.api.create_engine = create


@contextmanager
def _said_by(converter: IsolatedAutograde) -> Iterator[None]:
    """A user's mistake becomes the one kind of error that nbgrader shows as a line."""
    try:
        yield
    except (CourseError, GradebookError, WrongPoints, SandboxUnavailable, LaunchError) as error:
        converter.log.error("%s", error)
        raise NbGraderException(str(error)) from error
