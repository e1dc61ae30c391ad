"""Grade one submission: `Grader` holds what is warm for an assignment, `Grader.grade` makes a `Report`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal, Self

from grader.course import Assignment
from grader.grading.device import chosen, resolved
from grader.grading.given import with_given_code
from grader.grading.preloading import large_imports
from grader.grading.salvage import definitions_only, salvaged
from grader.isolation import (
    Launcher,
    LaunchError,
    LoadProblem,
    Profile,
    Program,
    StudentError,
    WorkerGone,
    open_launcher,
)
from grader.result import CheckResult, Mistake, Notice, Report, Status, Text
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.judge import hidden_message
from grader.testing.session import CheckSession, Outcome, Wanted, everything
from grader.testing.variants import reference_program

if TYPE_CHECKING:
    from grader.grading.submission import Submission

__all__ = ["Grader", "Mode", "engine_version", "profile_of", "submission_key"]

Mode = Literal["require", "prefer", "portable"]

_UNUSABLE = Text(
    de="Die Prüfung konnte mit dem Ergebnis nicht rechnen ({error}). Vergleiche Typ und Form mit der Aufgabe.",
    en="The check could not work with the result ({error}). Compare its type and shape with the task.",
)


@cache
def engine_version() -> str:
    """Version of this package."""
    return version("nn-grader")


def profile_of(assignment: Assignment, device: str | None = None) -> Profile:
    """What a student's process of this assignment has and may use."""
    settings = assignment.settings
    return Profile(
        preload=settings.preload,
        device=resolved(chosen(settings.device, device)),
        seconds_per_call=settings.limits.seconds_per_call,
        memory_mb=settings.limits.memory_mb,
        output_kb=settings.limits.output_kb,
        seconds_to_load=3 * settings.limits.seconds_per_call,
    )


def submission_key(assignment: Assignment, submission: Submission) -> str:
    """Content address of a grade: same submission, checks, settings and engine, same key."""
    digest = hashlib.sha256(engine_version().encode())
    digest.update(assignment.settings.model_dump_json(exclude={"due", "title"}).encode())
    for path in (*assignment.check_files, assignment.diagnoses_file):
        digest.update(b"\0" + (path.read_bytes() if path.is_file() else b""))
    data = with_given_code(submission, assignment).data
    digest.update(b"\0" + submission.file.encode() + b"\0" + data)
    return digest.hexdigest()[:32]


@dataclass(frozen=True)
class _Loaded:
    """A program that can be loaded, and what loading it showed."""

    program: Program
    notices: tuple[Notice, ...] = ()
    output: str = ""


class Grader:
    """Everything that is started once for an assignment: pytest session, warm launcher, diagnoses.

    Args:
        mode: ``require`` refuses to run unsandboxed, ``prefer`` says so, ``portable`` asks for it.
        device: where torch assignments run; the assignment's own setting when None.

    Raises (on entering):
        SetupError: the checks cannot be collected. SandboxUnavailable: only with ``require``.
    """

    def __init__(
        self,
        assignment: Assignment,
        *,
        mode: Mode = "prefer",
        device: str | None = None,
        launcher: Launcher | None = None,
    ) -> None:
        self.assignment = assignment
        self._mode: Mode = mode
        self._device = device
        self._given = launcher
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._others: dict[tuple[str, ...], Launcher] = {}
        with ExitStack() as stack, ThreadPoolExecutor(1) as aside:
            # the checks and the student's process import the same libraries: both at the same time
            opening = aside.submit(lambda: self._given or self._open())
            stack.callback(self._close_launchers, opening)
            self.session = stack.enter_context(CheckSession(self.assignment))
            self.launcher = opening.result()
            self.diagnoses = Diagnoses.load(self.assignment.diagnoses_file)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _open(self, more: tuple[str, ...] = ()) -> Launcher:
        profile = profile_of(self.assignment, self._device)
        return open_launcher(replace(profile, preload=(*profile.preload, *more)), self._mode)

    def _launcher_for(self, program: Program) -> Launcher:
        """The warm process that has loaded what the program imports at its top level, started when first needed."""
        more = large_imports(program, self.assignment.settings.preload)
        if not more or self._given:
            return self.launcher
        if more not in self._others:
            self._others[more] = self._open(more)
        return self._others[more]

    def _close_launchers(self, opening: Future[Launcher]) -> None:
        for launcher in self._others.values():
            launcher.close()
        if self._given is None and opening.exception() is None:
            opening.result().close()

    def run(self, program: Program, wanted: Wanted = everything) -> list[Outcome]:
        """Run checks on a program.

        Raises:
            LaunchError: no process could be started; a fault of ours.
        """
        seconds = self.assignment.settings.limits.seconds_per_submission
        outcomes = self.session.run(self._launcher_for(program), program, wanted=wanted, seconds=seconds)
        return [self._second_opinion(o) if o.status is Status.GRADER_ERROR else o for o in outcomes]

    def grade(
        self,
        submission: Submission,
        *,
        wanted: Wanted = everything,
    ) -> Report:
        """Grade one submission. Whatever the student did, a report comes back."""
        submission = with_given_code(submission, self.assignment)
        program = Program(self.assignment.slug, submission.chunks, self.assignment.settings.forbidden)
        loaded = self._load(program) if submission.chunks else _Loaded(program)
        outcomes = self.run(loaded.program, wanted) if submission.chunks else self._nothing_to_run(wanted)
        mistakes = diagnose(outcomes, self.diagnoses)
        return Report(
            assignment=self.assignment.name,
            title=self.assignment.settings.title,
            tasks=self.assignment.task_titles,
            student=submission.student,
            file=submission.file,
            submitted=submission.submitted,
            engine=engine_version(),
            key=submission_key(self.assignment, submission),
            sandbox=self.launcher.sandbox,
            notices=(*submission.notices, *loaded.notices),
            output=loaded.output,
            checks=tuple(_result(o, mistakes.get(o.check, ())) for o in outcomes),
        )

    def _load(self, program: Program) -> _Loaded:
        """Load once for the whole report: what fails there, what is printed, and what is left if it is fatal."""
        try:
            return self._loaded(program)
        except (WorkerGone, StudentError) as gone:
            definitions = definitions_only(program)
            try:
                rest = self._loaded(definitions)
            except (WorkerGone, StudentError):
                return _Loaded(program)  # every check says why
            return replace(rest, notices=(salvaged(gone), *rest.notices))

    def _loaded(self, program: Program) -> _Loaded:
        worker = self._launcher_for(program).start(program)
        worker.close()
        return _Loaded(program, _problem_notices(worker.problems), worker.output())

    def _nothing_to_run(self, wanted: Wanted) -> list[Outcome]:
        text = Text(
            de="Es gibt nichts, was geprüft werden kann: siehe den Hinweis zur Abgabe oben.",
            en="There is nothing that can be checked: see the note on the submission above.",
        )
        return [Outcome(c, d, Status.MISSING, text) for c, d in self.session.checks if wanted(c, d)]

    def _second_opinion(self, outcome: Outcome) -> Outcome:
        """A check that raised is ours only if it also raises for the reference; otherwise the value was unusable."""
        if not self.assignment.staff or not outcome.transcript or isinstance(outcome.error, LaunchError):
            return outcome
        try:
            reference = reference_program(self.assignment)
        except OSError:  # it cannot say who is to blame
            return outcome
        again = self.session.run(self.launcher, reference, wanted=lambda check, _: check == outcome.check)
        if [o.status for o in again] != [Status.PASSED]:
            return outcome
        error = type(outcome.error).__name__
        text = Text(de=_UNUSABLE.de.format(error=error), en=_UNUSABLE.en.format(error=error))
        return replace(outcome, status=Status.WRONG, message=text)


def _result(outcome: Outcome, mistakes: tuple[Mistake, ...]) -> CheckResult:
    declared, hidden = outcome.declared, outcome.declared.hidden
    return CheckResult(
        check=outcome.check,
        task=declared.task,
        points=declared.points,
        bonus=declared.bonus,
        hidden=hidden,
        title=declared.title,
        status=outcome.status,
        message=hidden_message(outcome.status, outcome.error)
        if hidden
        else outcome.message or hidden_message(outcome.status, None),
        mistakes=mistakes,
        output="" if hidden else outcome.output,
        figures=() if hidden else outcome.figures,
    )


_MOST_PROBLEMS = 20
"""Notices about statements that fail while a file is executed; there may be thousands, and the first ones tell."""


def _problem_notices(problems: Sequence[LoadProblem]) -> tuple[Notice, ...]:
    notices = [_problem_notice(problem) for problem in problems[:_MOST_PROBLEMS]]
    if more := len(problems) - len(notices):
        text = Text(de=f"Es gibt {more} weitere Fehler dieser Art.", en=f"There are {more} more errors of this kind.")
        notices.append(Notice(level="warning", text=text))
    return tuple(notices)


def _problem_notice(problem: LoadProblem) -> Notice:
    error, where = problem.error, problem.filename
    said = f"{error.type_name}: {error.message}" if error.message else error.type_name
    return Notice(
        level="warning",
        text=Text(
            de=f"{where}, Zeile {problem.line}: {said}. Was danach kommt, wurde trotzdem ausgeführt.",
            en=f"{where}, line {problem.line}: {said}. What follows was executed all the same.",
        ),
    )
