"""What needs a person, before anything else: each with its kind, who, which assignment and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.reporting import class_labels as labels
from grader.reporting.plain import fill
from grader.reporting.view import open_points
from grader.result import Report, Text

__all__ = ["KINDS", "Attention", "Kind", "needs_a_person"]

Kind = Literal["ungraded", "changed", "file", "unreadable", "time"]
KINDS: tuple[Kind, ...] = ("ungraded", "changed", "file", "unreadable", "time")
"""Most urgent first."""


@dataclass(frozen=True)
class Attention:
    """One thing for a person to look at."""

    kind: Kind
    student: str
    assignment: str
    text: Text


def needs_a_person(reports: Sequence[Report], changed: Collection[tuple[str, str]] = ()) -> list[Attention]:
    """Everything that a person must look at, by kind and student.

    Args:
        changed: student and assignment whose automatic score is another one now than when a person gave theirs.
    """
    found = [each for report in reports for each in _of(report, (report.student, report.assignment) in changed)]
    return sorted(found, key=lambda a: (KINDS.index(a.kind), a.student.casefold(), a.student, a.assignment))


def _of(report: Report, changed: bool) -> Iterator[Attention]:
    def say(kind: Kind, text: Text) -> Attention:
        return Attention(kind, report.student, report.assignment, text)

    if report.ungraded:
        yield say("ungraded", fill(labels.OPEN, points=open_points(report.checks)))
    if changed:
        yield say("changed", labels.CHANGED_WHY)
    for notice in report.notices:
        if notice.level == "problem":
            yield say(notice.about or "unreadable", notice.text)
