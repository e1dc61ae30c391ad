"""Several assignments at a glance: a line for each, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.reporting.plain import clean, encodable, number
from grader.reporting.view import failures
from grader.result import Language, Report, Status, Text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_overview"]

_POINTS = Text(de="Punkte", en="points")
_DONE = Text(de="alles bestanden", en="all passed")
_EMPTY = Text(de="noch nicht bearbeitet", en="not attempted yet")
_LEFT = Text(de="{count} offen, zuerst: {title}", en="{count} to do, first: {title}")
_OURS = Text(de="offen, Fehler im Grader", en="open, fault of the grader")
_NEXT = Text(de="Mehr sagt: grader check {number}", en="For more: grader check {number}")


def print_overview(reports: Sequence[Report], language: Language, console: Console | None = None) -> None:
    """Print one line per report; nothing where there are none."""
    from rich.console import Console as RichConsole
    from rich.table import Table
    from rich.text import Text as Line

    if not reports:
        return
    console = console or RichConsole(highlight=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for report in reports:
        points = f"{number(report.points, language)} / {number(report.max_points, language)} {_POINTS.to(language)}"
        sign = "✓" if report.all_passed else "?" if report.ungraded else "✗"
        cells = (sign, report.assignment, points, clean(_state(report).to(language)))
        table.add_row(*(Line(encodable(cell, console.encoding)) for cell in cells))
    console.print(table)
    unfinished = next((report for report in reports if not report.all_passed), None)
    if unfinished is not None:
        number_of = unfinished.assignment.split("_", 1)[0]
        said = _NEXT.to(language).format(number=number_of)
        console.print(Line(f"\n{encodable(said, console.encoding)}"))


def _state(report: Report) -> Text:
    if report.ungraded:
        return _OURS
    if report.all_passed:
        return _DONE
    if all(check.status in (Status.NOT_ATTEMPTED, Status.MISSING) for check in report.checks):
        return _EMPTY
    left = failures(report)
    first = left[0].checks[0].title
    count = sum(len(failure.checks) for failure in left)
    return Text(de=_LEFT.de.format(count=count, title=first.de), en=_LEFT.en.format(count=count, title=first.en))
