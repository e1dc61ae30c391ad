"""What nbgrader's steps need from this package: the course, its assignments, and the report of a hand-in.

Every step makes its own `GraderEngine` from nbgrader's configuration (section ``c.GraderEngine``). What they
share lies on disk: reports are kept by the content of hand-in, checks and engine, so that grading the whole
class first and asking for one report afterwards costs reading one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from nbgrader.coursedir import CourseDirectory
from traitlets import Bool, Enum, Int, Unicode
from traitlets.config import LoggingConfigurable

from grader.course import Assignment, Course, CourseError
from grader.grading.device import chosen, require_launchers
from grader.grading.many import Job, LocalRunner, grade_class
from grader.grading.one import submission_key
from grader.grading.store import ResultStore
from grader.handin.another import recognised
from grader.handin.submission import read_submission
from grader.result import Report

if TYPE_CHECKING:
    from grader.grading.one import Mode

__all__ = ["GraderEngine"]

Step = Literal["source", "submitted", "autograded"]

_open_reports: dict[tuple[str, str, str], Report] = {}
"""Reports of the last run with open points, which a store never gives back, so that each is tried once per run."""


class GraderEngine(LoggingConfigurable):  # type: ignore[misc]  # nbgrader and traitlets have no types
    """This package as nbgrader's steps see it."""

    course_folder = Unicode("", help="Folder with course.yml and solutions/.").tag(config=True)
    results_folder = Unicode("graded", help="Where reports are kept, below the course directory.").tag(config=True)
    jobs = Int(0, help="Processes that grade at a time; 0: one per core.").tag(config=True)
    device = Enum(("", "cpu", "cuda"), "", help="cpu or cuda; empty: as course.yml says.").tag(config=True)
    allow_unsandboxed = Bool(False, help="Grade even where student code cannot be confined.").tag(config=True)

    @property
    def course(self) -> Course:
        """The course.

        Raises:
            CourseError: there is none, or it is not as it must be.
        """
        root = Path(self.course_folder or ".").absolute()
        if not (root / "course.yml").is_file():
            raise CourseError(f"{root}: no course.yml; set c.GraderEngine.course_folder in nbgrader_config.py")
        return _load(root, (root / "course.yml").stat().st_mtime_ns)

    def assignment(self, name: str) -> Assignment:
        """An assignment as staff sees it.

        Raises:
            CourseError: it is not in course.yml.
        """
        for assignment in self.course.staff_assignments:
            if assignment.name == name:
                return assignment
        raise CourseError(f"{name}: not in course.yml, so there are no checks to grade it with")

    @property
    def course_id(self) -> str:
        """The name nbgrader has for the course."""
        return str(self._directory.course_id or "default_course")

    def folder(self, step: Step, assignment: str, student: str = ".") -> Path:
        """Where nbgrader keeps an assignment at one of its steps."""
        directory = self._directory
        return Path(directory.format_path(getattr(directory, f"{step}_directory"), student, assignment))

    def require_sandbox(self, assignments: Iterable[str]) -> None:
        """Fail before the first submission, not in every one.

        Raises:
            SandboxUnavailable: student code cannot be confined here and nobody allowed to go without.
        """
        settings = [self.assignment(name).settings for name in assignments]
        require_launchers(self._mode, {chosen(each.device, self.device or None) for each in settings})

    def grade(self, assignment: Assignment, students: Sequence[str], say: Callable[[str], None]) -> list[Report]:
        """Grade what is not graded yet, in parallel; `say` gets a line for each."""

        def on_report(report: Report, known: bool) -> None:
            say(f"{report.student}: {report.points:g} / {report.max_points:g}{' (unchanged)' if known else ''}")

        todo = [self._job(assignment, student) for student in students]
        reports = grade_class(todo, self._store, LocalRunner(self.jobs or None), on_report)
        left_open = {report.student: report for report in reports if report.ungraded}
        _open_reports.clear()
        _open_reports.update({_address(j): left_open[s] for j in todo if (s := j.submission.student) in left_open})
        return reports

    def report(self, assignment: Assignment, student: str) -> Report:
        """The report of what `student` handed in; graded now when there is none yet."""
        job = self._job(assignment, student)
        address = _address(job)
        known = self._store.find(*address) or _open_reports.get(address)
        if known is None:
            [known] = grade_class([job], self._store, LocalRunner(1), lambda *_: None)
        return known.model_copy(update={"submitted": job.submission.submitted})

    @property
    def _directory(self) -> CourseDirectory:
        """The course directory of the step this engine belongs to: an option of the command may have changed it."""
        owner = self.parent
        while owner is not None and getattr(owner, "coursedir", None) is None:
            owner = owner.parent
        return CourseDirectory(parent=self) if owner is None else owner.coursedir

    @property
    def _mode(self) -> Mode:
        return "prefer" if self.allow_unsandboxed else "require"

    @property
    def _store(self) -> ResultStore:
        return ResultStore(Path(self._directory.root, self.results_folder))

    def _job(self, assignment: Assignment, student: str) -> Job:
        folder = self.folder("submitted", assignment.name, student)
        read = read_submission(folder, assignment.slug, student)
        submission = recognised(read, assignment, self.course.staff_assignments)
        return Job(assignment, submission, self._mode, self.device or None)


@lru_cache(maxsize=4)
def _load(root: Path, modified: int) -> Course:  # noqa: ARG001  # a changed course.yml is read again
    return Course.load(root)


def _address(job: Job) -> tuple[str, str, str]:
    """Student, assignment and content of a job: where its report is found."""
    return job.submission.student, job.assignment.name, submission_key(job.assignment, job.submission)
