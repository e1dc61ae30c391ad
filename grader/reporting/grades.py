"""Grades as they count: points, what lateness takes off, and a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from grader.reporting.plain import number
from grader.result import Report, possible

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["COLUMNS", "Standing", "assignments_of", "grades_csv", "harmless", "standing", "students_of", "when"]

COLUMNS = ("student", "assignment", "points", "max_points", "late_penalty", "final", "submitted", "status")
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters that make a spreadsheet compute a cell instead of showing it (OWASP, "CSV injection")."""


@dataclass(frozen=True)
class Standing:
    """What one hand-in counts."""

    status: Literal["graded", "ungraded", "missing"]
    """ungraded: a fault of the grader left points open; missing: nothing was handed in."""
    late: bool = False
    """Handed in after the due date, whether or not that costs anything."""
    penalty: float = 0.0
    """Points taken off for that."""
    final: float | None = None
    """Points that count; None unless graded, so that nothing undecided is taken for a grade."""


def grades_csv(course: Course, reports: Sequence[Report]) -> str:
    """The grades as CSV: every student of `reports` with every assignment of `reports`, columns `COLUMNS`.

    Numbers have a decimal point. A hand-in that is not fully graded has no `final`, a missing one no points at all.
    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    by_place = {(report.student, report.assignment): report for report in reports}
    maximum = {report.assignment: report.max_points for report in reports}
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")  # RFC 4180; with another one a lone \r would not be quoted
    writer.writerow(COLUMNS)
    assignments = assignments_of(course, reports)
    for student in students_of(reports):
        for assignment in assignments:
            writer.writerow(_row(course, student, assignment, maximum[assignment], by_place.get((student, assignment))))
    return table.getvalue()


def standing(course: Course, report: Report | None) -> Standing:
    """What `report` counts under the course's late policy; None is a hand-in that is not there."""
    if report is None or not report.file:
        return Standing("missing")
    due = course.due(report.assignment, report.student)
    submitted = when(report.submitted)
    late = due is not None and submitted is not None and submitted > due
    penalty = course.late.penalty(report.points, due, submitted)
    if report.ungraded:
        return Standing("ungraded", late, penalty)
    return Standing("graded", late, penalty, round(report.points - penalty, 4))


def when(submitted: str) -> datetime | None:
    """The moment an ISO 8601 text names, UTC unless it says otherwise; None when it names none that is possible."""
    try:
        moment = datetime.fromisoformat(submitted)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment if possible(moment.astimezone(UTC)) else None
    except (ValueError, OverflowError):
        return None


def students_of(reports: Sequence[Report]) -> list[str]:
    """Everybody who has a report, sorted."""
    return sorted({report.student for report in reports}, key=lambda name: (name.casefold(), name))


def assignments_of(course: Course, reports: Sequence[Report]) -> list[str]:
    """The assignments that have a report, in the order of the course."""
    graded = {report.assignment for report in reports}
    listed = [settings.name for settings in course.settings if settings.name in graded]
    return listed + sorted(graded.difference(listed))


def _row(course: Course, student: str, assignment: str, maximum: float, report: Report | None) -> list[str]:
    counts = standing(course, report)
    points = penalty = final = ""
    if report is not None and counts.status != "missing":
        points, penalty = number(report.points, "en"), number(counts.penalty, "en")
        final = "" if counts.final is None else number(counts.final, "en")
    submitted = report.submitted if report is not None else ""
    return [
        harmless(student),
        harmless(assignment),
        points,
        number(maximum, "en"),
        penalty,
        final,
        harmless(submitted),
        counts.status,
    ]


def harmless(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet would compute it."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text
