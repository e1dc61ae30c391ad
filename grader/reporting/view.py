"""What every renderer asks of a record: its tasks, what may be told of a check, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.reporting import labels
from grader.reporting.plain import clean, fill
from grader.result import SYNTAX, CheckResult, Computing, Language, Mistake, Report, Status, Text

__all__ = [
    "SIGN",
    "Failure",
    "TaskView",
    "computed",
    "explain",
    "failures",
    "is_sandboxed",
    "looks_like",
    "next_step",
    "open_points",
    "printed_by",
    "problems_of",
    "said_of",
    "tasks_of",
]


SIGN = dict.fromkeys(Status, "✗") | {
    Status.PASSED: "✓",
    Status.ERROR: "!",
    Status.TIMEOUT: "!",
    Status.CRASHED: "!",
    Status.NOT_ATTEMPTED: "○",
    Status.NOT_RUN: "○",
    Status.GRADER_ERROR: "?",
}
"""In front of a check; the status stands beside it in words, too."""


@dataclass(frozen=True)
class TaskView:
    """One task of one report."""

    number: int
    title: Text
    """Its title without the number; may be empty."""
    checks: tuple[CheckResult, ...]

    @property
    def heading(self) -> Text:
        """``Aufgabe 1: Max-Pooling``."""
        name = fill(labels.TASK, task=self.number)
        return (
            fill(Text(de="{name}: {title}", en="{name}: {title}"), name=name, title=self.title)
            if self.title.en
            else name
        )

    @property
    def earned(self) -> float:
        """Points earned without extra credit."""
        return _sum(check.earned for check in self.checks if not check.bonus)

    @property
    def maximum(self) -> float:
        """Points to be had without extra credit."""
        return _sum(check.points for check in self.checks if not check.bonus)

    @property
    def bonus_earned(self) -> float:
        """Extra credit earned."""
        return _sum(check.earned for check in self.checks if check.bonus)

    @property
    def bonus_maximum(self) -> float:
        """Extra credit to be had."""
        return _sum(check.points for check in self.checks if check.bonus)

    def points(self, *, short: bool = False) -> Text:
        """``3 of 5 points + 1 of 2 bonus points``, each part only where there is one."""
        required = fill(labels.POINTS_SHORT if short else labels.POINTS, earned=self.earned, maximum=self.maximum)
        label = labels.BONUS_POINTS_SHORT if short else labels.BONUS_POINTS
        bonus = fill(label, earned=self.bonus_earned, maximum=self.bonus_maximum)
        if not self.bonus_maximum:
            return required
        return fill(Text(de="{a} + {b}", en="{a} + {b}"), a=required, b=bonus) if self.maximum else bonus

    @property
    def open(self) -> float:
        """Points that a fault of the grader left open."""
        return open_points(self.checks)

    @property
    def share(self) -> float:
        """Earned part of the points, 0 to 1, of the extra credit where a task gives nothing else."""
        if self.maximum:
            return self.earned / self.maximum
        return self.bonus_earned / self.bonus_maximum if self.bonus_maximum else 0.0


@dataclass(frozen=True)
class Failure:
    """Checks that failed in the same way, to be told once."""

    checks: tuple[CheckResult, ...]
    message: Text | None
    """What may be said about them."""

    @property
    def first(self) -> CheckResult:
        """The one that speaks for all: one that names a mistake, if any does."""
        return _speaker(self.checks)

    @property
    def tasks(self) -> Text:
        """``Task 1`` or ``Tasks 1, 2``."""
        numbers = sorted({check.task for check in self.checks})
        if len(numbers) == 1:
            return fill(labels.TASK, task=numbers[0])
        return fill(labels.TASKS, tasks=", ".join(map(str, numbers)))


def tasks_of(report: Report) -> tuple[TaskView, ...]:
    """The tasks that have checks, by number."""
    nameless = Text(de="", en="")
    numbers = sorted({check.task for check in report.checks})
    return tuple(TaskView(n, report.tasks.get(n, nameless), report.of_task(n)) for n in numbers)


def open_points(checks: Iterable[CheckResult]) -> float:
    """Points that a fault of the grader left open."""
    return _sum(check.points for check in checks if check.status.ours)


def said_of(check: CheckResult) -> Text | None:
    """What a reader may be told about a check that did not pass; None for a hidden one, whatever its record holds.

    A fault of the grader is always introduced as such, so that no student takes it for a fault of theirs.
    """
    explanation = labels.EXPLANATION[check.status]
    if check.status is Status.PASSED or (check.hidden and not check.status.ours):
        return None
    if check.hidden or check.message is None or check.status is Status.NOT_ATTEMPTED:
        return explanation
    if check.status.ours and "grader" not in check.message.en.casefold():
        return fill(Text(de="{a}\n{b}", en="{a}\n{b}"), a=explanation, b=check.message)
    return check.message


def looks_like(mistakes: tuple[Mistake, ...]) -> Text:
    """The lead-in to the names of one or several mistakes."""
    return labels.LOOKS_LIKE if len(mistakes) == 1 else labels.LOOKS_LIKE_ONE_OF


def explain(check: CheckResult) -> Text:
    """All that may be said of a check that did not pass, as lines of plain text: the message, then the mistakes."""

    def lines(language: Language) -> str:
        said = said_of(check) or labels.STATUS[check.status]
        found = [said.to(language)]
        if len(check.mistakes) == 1:
            found.append(f"{looks_like(check.mistakes).to(language)} {check.mistakes[0].text.to(language)}")
        elif check.mistakes:
            found.append(looks_like(check.mistakes).to(language))
            found += [f"- {mistake.text.to(language)}" for mistake in check.mistakes]
        return clean("\n".join(found))

    return Text(de=lines("de"), en=lines("en"))


def printed_by(check: CheckResult) -> str:
    """What the student's code printed, made harmless; nothing for a hidden check."""
    return "" if check.hidden else clean(check.output)


def failures(report: Report) -> tuple[Failure, ...]:
    """What there is to say about the checks that did not pass, by task; what is the same is said once.

    A hidden check appears only when it names a mistake: its title and status stand in the table of checks.
    Everything not attempted is one entry, so that a fresh template does not read like a list of faults.
    """
    groups: dict[tuple[object, ...], list[CheckResult]] = {}
    for check in sorted(report.checks, key=lambda check: check.task):
        if check.status is Status.PASSED or (said_of(check) is None and not check.mistakes):
            continue
        if check.cause.startswith(SYNTAX):  # a notice says it, and nothing else is worth reading before
            continue
        groups.setdefault(_telling(check), []).append(check)
    return tuple(Failure(tuple(checks), said_of(_speaker(checks))) for checks in groups.values())


def _speaker(checks: Sequence[CheckResult]) -> CheckResult:
    return next((check for check in checks if check.mistakes), checks[0])


def _telling(check: CheckResult) -> tuple[object, ...]:
    if check.status is Status.NOT_ATTEMPTED:
        return (check.status,)
    if check.cause and not check.hidden:
        return check.status, check.cause
    message = said_of(check)
    return check.status, message and message.en, tuple(m.name for m in check.mistakes), printed_by(check)


def next_step(report: Report, hint_command: str | None) -> Text:
    """The one thing to do now.

    `hint_command` is the command up to the task number, such as ``grader hint 04``; None where there are no hints.
    """
    unfinished = [c for c in report.checks if c.status is not Status.PASSED and not c.status.ours]
    required = [c for c in unfinished if not c.bonus]
    if not required and report.ungraded:
        return labels.NEXT_WAIT
    if not unfinished:
        return labels.NEXT_NOTHING
    if problems_of(report):
        return labels.NEXT_PROBLEM
    if any(check.cause.startswith(SYNTAX) for check in required):
        return labels.NEXT_SYNTAX
    if not required:
        return fill(labels.NEXT_BONUS, task=min(c.task for c in unfinished))
    task = min(c.task for c in required)
    if hint_command is None:
        return fill(labels.NEXT_TASK, task=task)
    return fill(labels.NEXT_HINT, task=task, command=f"{hint_command} {task}")


def problems_of(report: Report) -> tuple[Text, ...]:
    """What a person should look at, apart from open points: something of the hand-in could not be read."""
    return tuple(notice.text for notice in report.notices if notice.level == "problem")


def is_sandboxed(report: Report) -> bool:
    """Whether the student's code ran confined; the portable launcher's sentence says that it did not."""
    return "not sandboxed" not in report.sandbox.en.casefold()


def _sum(points: Iterable[float]) -> float:
    return round(sum(points), 4)


def computed(computing: Computing) -> Text:
    """What computing took, and which function used most of it."""
    said = fill(labels.COMPUTING, checks=round(computing.checks, 1), loading=round(computing.loading, 1))
    if not computing.costliest:
        return said
    most = fill(labels.MOST_OF_IT, name=clean(computing.costliest))
    return Text(de=f"{said.de} ({most.de})", en=f"{said.en} ({most.en})")
