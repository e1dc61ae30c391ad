"""The feedback page: one self-contained HTML file per submission, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from grader.reporting import labels
from grader.reporting.grades import when
from grader.reporting.pages import LARGEST_PNG, bilingual, moment, points, render, usable_png
from grader.reporting.plain import clean, clip, fill
from grader.reporting.view import (
    SIGN,
    Failure,
    TaskView,
    computed,
    failures,
    looks_like,
    next_step,
    open_points,
    printed_by,
    tasks_of,
)
from grader.result import CheckResult, Language, Report, Status, Text

__all__ = ["feedback_page"]

MESSAGE = {"lines": 200, "characters": 16_000}
OUTPUT = {"lines": 400, "characters": 24_000}
PICTURES_PER_PAGE = 4 * LARGEST_PNG
"""Bytes of pictures on one page."""


@dataclass(frozen=True)
class CheckView:
    """One check as the page shows it."""

    check: CheckResult
    sign: str
    status: Text
    message: Text | None
    lead: Text
    output: str
    figures: tuple[str, ...]
    figures_left_out: bool
    open: bool
    """Whether its details are unfolded from the start."""

    @property
    def prose(self) -> bool:
        """Whether the message is a sentence of ours, without code to line up."""
        return self.message in labels.EXPLANATION.values()

    @property
    def folded(self) -> bool:
        """Whether there are details at all."""
        return bool(self.message or self.check.mistakes or self.output or self.figures or self.figures_left_out)


@dataclass(frozen=True)
class TaskSection:
    """One task as the page shows it."""

    task: TaskView
    checks: tuple[CheckView, ...]
    not_attempted: Text | None
    """Said once for the whole task instead of at every check."""


def feedback_page(report: Report, language: Language, *, due: datetime | None, penalty: float) -> str:
    """The page for one submission.

    Args:
        report: what to show; of hidden checks only title, status and the mistake's name.
        language: shown first; the reader can switch to the other one without a script.
        due: when it was due, aware; None when there is no date.
        penalty: points taken off for lateness.

    Returns:
        A complete HTML document that loads nothing from anywhere.
    """
    submitted = when(report.submitted)
    final = max(report.points - penalty, 0.0)
    return render(
        "feedback.html.j2",
        t=bilingual(language),
        points=points,
        fill=fill,
        labels=labels,
        language=language,
        languages=("de", "en") if language == "de" else ("en", "de"),
        report=report,
        title=clean(f"{report.title.to(language)} – {report.student}" if report.student else report.title.to(language)),
        final=final,
        share=min(final / report.max_points, 1.0) if report.max_points else 0.0,
        penalty=penalty,
        bonus=round(sum(check.earned for check in report.checks if check.bonus), 4),
        open_points=open_points(report.checks),
        student=clean(report.student),
        file=clean(report.file),
        due=moment(due) if due else None,
        submitted=moment(submitted.astimezone(due.tzinfo if due else UTC)) if submitted else None,
        late=bool(due and submitted and submitted > due),
        sections=_sections(report),
        any_hidden=any(check.hidden for check in report.checks),
        output=_shortened(clean(report.output), OUTPUT),
        computed=report.computing and computed(report.computing),
        next_step=next_step(report, f"grader hint {report.assignment.split('_', 1)[0]}"),
    )


def _sections(report: Report) -> tuple[TaskSection, ...]:
    groups = failures(report)
    pictures = _Pictures()
    return tuple(_section(task, groups, pictures) for task in tasks_of(report))


def _section(task: TaskView, groups: Sequence[Failure], pictures: _Pictures) -> TaskSection:
    untouched = next((group for group in groups if group.first.status is Status.NOT_ATTEMPTED), None)
    has_untouched = any(check.status is Status.NOT_ATTEMPTED for check in task.checks)
    views = tuple(_check(check, groups, pictures) for check in task.checks)
    return TaskSection(task, views, untouched.message if untouched and has_untouched else None)


def _check(check: CheckResult, groups: Sequence[Failure], pictures: _Pictures) -> CheckView:
    group = next((group for group in groups if check in group.checks), None)
    told = check.status is Status.NOT_ATTEMPTED
    figures = () if check.hidden else tuple(pictures.take(figure) for figure in check.figures)
    message = None if told or group is None or group.message is None else group.message
    if message is not None and group is not None and check.cause and check != group.first:
        message = fill(labels.SAME_CAUSE, title=group.first.title)
    shown = tuple(figure for figure in figures if figure)
    return CheckView(
        check=check,
        sign=SIGN[check.status],
        status=labels.STATUS[check.status],
        message=message and Text(de=_shortened(message.de, MESSAGE), en=_shortened(message.en, MESSAGE)),
        lead=looks_like(check.mistakes),
        output="" if told else _shortened(printed_by(check), OUTPUT),
        figures=shown,
        figures_left_out=len(shown) < len(figures),
        open=bool(shown) or (group is not None and not told and check == group.first),
    )


class _Pictures:
    """Lets pictures onto a page until they are too many bytes."""

    def __init__(self) -> None:
        self.remaining = PICTURES_PER_PAGE

    def take(self, encoded: str) -> str | None:
        usable = usable_png(encoded, self.remaining)
        self.remaining -= len(usable) if usable else 0
        return usable


def _shortened(text: str, limit: dict[str, int]) -> str:
    shown, cut = clip(clean(text), lines=limit["lines"], characters=limit["characters"])
    return f"{shown}\n…" if cut else shown
