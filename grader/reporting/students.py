"""The table of students: rows, static pages of it, and the data that the page's script sorts and filters."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from grader.reporting.grades import Standing, standing
from grader.reporting.plain import clean, clip
from grader.reporting.view import problems_of
from grader.result import Report

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["Cell", "Row", "data_files", "page_sizes", "rows_of", "short"]

LARGEST = 700_000
"""Bytes of rows in one file. With everything else no file of the pages comes to 1 MB."""
LONGEST_NAME = 60
"""Characters of a name in a table; all of it stands on the student's own page."""
LATE, OPEN, LOOK, EMPTY = 1, 2, 4, 8
"""Flags of a cell, as the script knows them; `EMPTY`: nothing handed in, and a page says so."""


@dataclass(frozen=True)
class Cell:
    """One student's hand-in of one assignment."""

    assignment: str
    report: Report | None
    standing: Standing
    look: bool
    """Whether a person must look at it."""

    @property
    def counts(self) -> float | None:
        """The points to show; None when nothing was handed in."""
        if self.report is None or self.standing.status == "missing":
            return None
        return self.report.points if self.standing.final is None else self.standing.final


@dataclass(frozen=True)
class Row:
    """One student."""

    student: str
    """Name of the folder, which is also that of the pages."""
    name: str
    """As people write it."""
    cells: tuple[Cell, ...]

    @property
    def total(self) -> float:
        """Points over all assignments, open ones as far as they are known."""
        return round(sum(cell.counts or 0.0 for cell in self.cells), 4)


def short(name: str) -> str:
    """A name for a table, cleaned and not endless."""
    shown, cut = clip(clean(name), lines=1, characters=LONGEST_NAME)
    return f"{shown}…" if cut else shown


def rows_of(
    course: Course,
    assignments: Sequence[str],
    reports: Sequence[Report],
    people: Mapping[str, str],
    look: Collection[tuple[str, str]],
) -> list[Row]:
    """Everybody who is on the list or has a report, by name.

    Args:
        people: folder to name.
        look: student and assignment that a person must look at.
    """
    by_place = {(report.student, report.assignment): report for report in reports}
    students = {report.student for report in reports} | set(people)
    rows = [
        Row(
            student,
            clean(people.get(student) or student),
            tuple(_cell(course, student, name, by_place.get((student, name)), look) for name in assignments),
        )
        for student in students
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.student))


def _cell(
    course: Course, student: str, assignment: str, report: Report | None, look: Collection[tuple[str, str]]
) -> Cell:
    doubtful = (student, assignment) in look or (report is not None and bool(problems_of(report)))
    return Cell(assignment, report, standing(course, report), doubtful)


def page_sizes(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows in pieces that each make a page of bearable size; at least one, and none but the only one is empty."""
    first, weight = 0, 0
    for number, row in enumerate(rows):
        added = (len(row.cells) + 1) * (150 + 2 * len(quote(row.student)))
        if number > first and (weight + added > LARGEST or number - first >= 250):
            yield rows[first:number]
            first, weight = number, 0
        weight += added
    yield rows[first:]


def data_files(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as scripts: a page from disk may load those, but no data."""
    lines: list[str] = []
    size = 0
    for row in rows:
        line = for_script([row.student, short(row.name), row.total, [_datum(cell) for cell in row.cells]])
        if lines and size + len(line) > LARGEST:
            yield _script(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 2
    yield _script(lines)


def for_script(value: object) -> str:
    """JSON that is also a script, whatever it holds."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")


def _script(lines: Sequence[str]) -> str:
    return "window.classRows = (window.classRows || []).concat([\n" + ",\n".join(lines) + "\n]);\n"


def _datum(cell: Cell) -> object:
    """0: nothing there; else points (null: none) and, where there is something to say, flags and penalty."""
    if cell.report is None:
        return 0
    flags = LATE * cell.standing.late + OPEN * (cell.standing.status == "ungraded") + LOOK * cell.look
    if cell.counts is None:
        return [None, flags | EMPTY]
    if cell.standing.penalty:
        return [cell.counts, flags, cell.standing.penalty]
    return [cell.counts, flags] if flags else [cell.counts]
