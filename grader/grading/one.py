"""Grade one submission: `Grader` holds what is warm for an assignment, `Grader.grade` makes a `Report`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal, Self

from grader.course import Assignment
from grader.grading.device import chosen, resolved
from grader.grading.preloading import large_imports
from grader.grading.problems import problem_notices
from grader.grading.syntax import Broken, broken_parts, follows, syntax_notices, without_consequences
from grader.handin.given import with_given_code
from grader.handin.notices import best_of
from grader.handin.salvage import definitions_only, salvaged
from grader.handin.sequence import stands_there
from grader.isolation import (
    Executed,
    Launcher,
    LaunchError,
    Profile,
    Program,
    StudentError,
    WorkerGone,
    open_launcher,
)
from grader.result import SYNTAX, CheckResult, Computing, Mistake, Notice, Report, Status, Text
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.headline import headline
from grader.testing.judge import NOTHING, hidden_message, returned_nothing
from grader.testing.session import CheckSession, Outcome, Wanted, everything
from grader.testing.transcript import digest
from grader.testing.variants import reference_program

if TYPE_CHECKING:
    from grader.handin.submission import Submission

__all__ = ["Grader", "Mode", "content_digest", "engine_version", "grade_key", "profile_of", "submission_key"]

Mode = Literal["require", "prefer", "portable"]

_TIGHT = 0.5
"""Share of a limit from which on a slower machine might stop a program."""
_MOST_OTHERS = 3
"""Warm processes beside the assignment's own, for hand-ins that import more."""

_FAILED_HIDDEN = Text(
    de="Eine verlangte Funktion oder Klasse steht in deiner Abgabe, konnte aber nicht ausgeführt werden: siehe den "
    "Hinweis zur Abgabe oben.",
    en="A function or class that is asked for stands in your submission, but could not be executed: see the note on "
    "the submission above.",
)
_FAILED = Text(
    de="{name} steht in deiner Abgabe, konnte aber nicht ausgeführt werden: siehe den Hinweis zur Abgabe oben.",
    en="{name} stands in your submission, but could not be executed: see the note on the submission above.",
)
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
        seconds_to_load=settings.limits.seconds_to_load,
    )


def submission_key(assignment: Assignment, submission: Submission) -> str:
    """Content address of a grade: same submission, checks, settings and engine, same key."""
    return grade_key(assignment, content_digest(assignment, submission))


def content_digest(assignment: Assignment, submission: Submission) -> str:
    """What of its key is the hand-in's, given code of the assignment included."""
    data = with_given_code(submission, assignment).data
    return hashlib.sha256(submission.file.encode() + b"\0" + data).hexdigest()


def grade_key(assignment: Assignment, content: str) -> str:
    """The key of a hand-in with this `content_digest`."""
    digest = hashlib.sha256(engine_version().encode())
    digest.update(assignment.settings.model_dump_json(exclude={"due", "title", "status"}).encode())
    for path in (*assignment.check_files, assignment.diagnoses_file):
        digest.update(b"\0" + (path.read_bytes() if path.is_file() else b""))
    digest.update(content.encode())
    return digest.hexdigest()[:32]


@dataclass(frozen=True)
class _Loaded:
    """A program that can be executed, and what executing it showed."""

    program: Program
    notices: tuple[Notice, ...] = ()
    executed: Executed | None = None
    broken: tuple[Broken, ...] = ()
    """What of it does not compile."""

    def close(self) -> None:
        """End what was kept for the checks."""
        if self.executed is not None:
            self.executed.close()


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
            while len(self._others) >= _MOST_OTHERS:  # each has its libraries in memory
                self._others.pop(next(iter(self._others))).close()
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
        return self._run(program, wanted, None)

    def _run(self, program: Program, wanted: Wanted, executed: Executed | None) -> list[Outcome]:
        seconds = self.assignment.settings.limits.seconds_per_submission
        launcher = self._launcher_for(program)
        outcomes = self.session.run(launcher, program, wanted=wanted, seconds=seconds, executed=executed)
        return [self._second_opinion(o) if o.status is Status.GRADER_ERROR else o for o in outcomes]

    def grade(
        self,
        submission: Submission,
        *,
        wanted: Wanted = everything,
    ) -> Report:
        """Grade one submission. Whatever the student did, a report comes back.

        Of several solutions, the best one counts; what looks like another assignment's is left open.
        """
        if submission.looks_like:
            return self._report(submission, _Loaded(self._program(submission)), self._left_open(submission, wanted))
        reports = [self._grade(each, wanted) for each in (submission, *submission.alternatives)]
        if len(reports) == 1:
            return reports[0]
        best, *others = sorted(reports, key=_to_be_had, reverse=True)  # the first of equals stays the first
        said = best_of([(each.file, each.points) for each in (best, *others)])
        key = submission_key(self.assignment, submission)
        return best.model_copy(update={"key": key, "notices": (said, *best.notices)}).with_computing(best.computing)

    def _program(self, submission: Submission) -> Program:
        forbidden = self.assignment.settings.forbidden
        return Program(self.assignment.slug, submission.chunks, forbidden, submission.modules)

    def _left_open(self, submission: Submission, wanted: Wanted) -> list[Outcome]:
        text = Text(
            de=f"Nicht bewertet: Die Abgabe sieht nach {submission.looks_like} aus. Ein Mensch schaut nach.",
            en=f"Not graded: the hand-in looks like {submission.looks_like}. A person will look.",
        )
        return [Outcome(c, d, Status.GRADER_ERROR, text) for c, d in self.session.checks if wanted(c, d)]

    def _grade(self, submission: Submission, wanted: Wanted) -> Report:
        submission = with_given_code(submission, self.assignment)
        program = self._program(submission)
        if submission.chunks:
            loaded = self._load(program)
            try:
                outcomes = without_consequences(self._run(loaded.program, wanted, loaded.executed), loaded.broken)
            finally:
                loaded.close()
        else:
            loaded, outcomes = _Loaded(program), self._nothing_to_run(wanted)
        return self._report(submission, loaded, outcomes)

    def _report(self, submission: Submission, loaded: _Loaded, outcomes: Sequence[Outcome]) -> Report:
        mistakes = diagnose(outcomes, self.diagnoses)
        report = Report(
            assignment=self.assignment.name,
            title=self.assignment.settings.title,
            tasks=self.assignment.task_titles,
            student=submission.student,
            file=submission.file,
            submitted=submission.submitted,
            engine=engine_version(),
            key=submission_key(self.assignment, submission),
            sandbox=self.launcher.sandbox,
            notices=(*syntax_notices(loaded.broken), *submission.notices, *loaded.notices),
            output=loaded.executed.output if loaded.executed else "",
            checks=tuple(_result(_not_missing(o, submission), mistakes.get(o.check, ())) for o in outcomes),
        )
        return report.with_computing(self._computing(loaded, outcomes))

    def _computing(self, loaded: _Loaded, outcomes: Sequence[Outcome]) -> Computing | None:
        if loaded.executed is None:
            return None
        limits = self.assignment.settings.limits
        loading, used = loaded.executed.seconds, [outcome.seconds for outcome in outcomes]
        costs: Counter[str] = Counter()
        for outcome in outcomes:
            costs.update(outcome.costs)
        return Computing(
            loading=loading,
            checks=sum(used),
            costliest=costs.most_common(1)[0][0] if costs else "",
            tight=loading > _TIGHT * limits.seconds_to_load
            or sum(used) > _TIGHT * limits.seconds_per_submission
            or any(outcome.longest > _TIGHT * limits.seconds_per_call for outcome in outcomes),
        )

    def _load(self, program: Program) -> _Loaded:
        """Execute it: what fails there, what is printed, and what is left if that is fatal."""
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
        executed = self._launcher_for(program).execute(program)
        broken = broken_parts(program, executed.problems)
        told = {id(part.problem) for part in broken}
        rest = [p for p in executed.problems if id(p) not in told and not follows(p.error, broken)]
        return _Loaded(program, problem_notices(rest), executed, broken)

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
        if outcome.cause.startswith(NOTHING):
            return replace(outcome, status=Status.WRONG, message=returned_nothing(outcome.cause))
        error = type(outcome.error).__name__
        text = Text(de=_UNUSABLE.de.format(error=error), en=_UNUSABLE.en.format(error=error))
        return replace(outcome, status=Status.WRONG, message=text)


_ANSWERED = (Status.WRONG, Status.ERROR)


def _to_be_had(report: Report) -> float:
    """What a report counts when the best is looked for: what is open may still be earned."""
    return report.points + sum(check.points for check in report.checks if check.status.ours)


def _not_missing(outcome: Outcome, submission: Submission) -> Outcome:
    """What is written in the file and failed while it was executed is not "not defined"."""
    error = outcome.error
    if outcome.status is not Status.MISSING or not isinstance(error, StudentError) or error.candidates:
        return outcome
    if not stands_there(error.message, submission.chunks):
        return outcome
    if outcome.declared.hidden:  # the name comes from the student's process, which knows the inputs
        return replace(outcome, message=_FAILED_HIDDEN)
    text = Text(de=_FAILED.de.format(name=error.message), en=_FAILED.en.format(name=error.message))
    return replace(outcome, message=text)


def _result(outcome: Outcome, mistakes: tuple[Mistake, ...]) -> CheckResult:
    declared, hidden = outcome.declared, outcome.declared.hidden
    follows_only = outcome.cause.startswith(SYNTAX)
    return CheckResult(
        check=outcome.check,
        task=declared.task,
        points=declared.points,
        bonus=declared.bonus,
        hidden=hidden,
        title=declared.title,
        status=outcome.status,
        message=hidden_message(outcome.status, outcome.error, outcome.clause, outcome.cause)
        if hidden and not follows_only and outcome.message is not _FAILED_HIDDEN
        else outcome.message or hidden_message(outcome.status, None),
        headline=None if hidden or follows_only else headline(outcome.error, outcome.cause),
        about="" if hidden else getattr(outcome.error, "about", ""),
        mistakes=() if follows_only else mistakes,
        output="" if hidden else outcome.output,
        figures=() if hidden else outcome.figures,
        cause="" if hidden and not follows_only else outcome.cause,
        answer=digest(outcome.transcript) if outcome.status in _ANSWERED and not mistakes else "",
    )
