"""Grades for other systems: Moodle's worksheet or gradebook import, ILIAS, CSV and Excel, and feedback archives."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import CourseError
from grader.gradebook.moodle import moodle_folder
from grader.gradebook.roster import Person, Roster
from grader.gradebook.tables import read_table

__all__ = [
    "Filled",
    "Grade",
    "feedback_archive",
    "filled_worksheet",
    "grade_table",
    "moodle_feedback_folder",
    "to_csv",
    "to_xlsx",
]

GRADE_HEADINGS = ("grade", "bewertung", "note", "punkte")
MAXIMUM_HEADINGS = ("maximum grade", "bestwertung", "maximale bewertung")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of archive members: the same grades give the same archive."""
FORMULA_STARTS = tuple("=+-@\t\r")


@dataclass(frozen=True)
class Grade:
    """What one student gets for one assignment."""

    student: str
    final: float | None
    """Points after late penalty and manual grading; None while a person must still look."""
    max_points: float


def grade_table(grades: Sequence[Grade], roster: Roster, id_column: str, id_field: str) -> list[list[str | float]]:
    """Heading and rows: identifier, points, maximum. Open grades stay empty.

    Args:
        id_column: heading of the identifier, as the other system's import wants it.
        id_field: which of the roster's fields it holds: ``id``, ``email``, ``login``, ``user`` or ``name``.
    """
    rows: list[list[str | float]] = [[id_column, "Grade", "Maximum"]]
    for grade in grades:
        for person in roster.members(grade.student) or [Person(grade.student, grade.student)]:
            identifier = getattr(person, id_field) or grade.student
            rows.append([identifier, "" if grade.final is None else grade.final, grade.max_points])
    return rows


def to_csv(rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets show umlauts; texts that look like formulas are disarmed."""
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return table.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Sequence[Sequence[str | float]], title: str) -> bytes:
    """An Excel workbook with one sheet; texts are stored as texts, never as formulas."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@dataclass(frozen=True)
class Filled:
    """A worksheet with grades."""

    data: bytes
    written: int
    """Rows that got a grade."""
    missing: list[str]
    """Students that are not in it."""
    above: dict[str, float]
    """The maximum of each whose grade is above it: Moodle passes over such a line without a word."""


def filled_worksheet(worksheet: Path, grades: Mapping[str, Grade], roster: Roster) -> Filled:
    """Moodle's own grading worksheet with the grades filled in, to be uploaded again; a group's for all its members.

    Everything else of the file stays, its encoding, separator and line ends, too.

    Raises:
        CourseError: no grade column in it, or no row for anybody who has a grade.
    """
    table = read_table(worksheet)
    column = next((i for i, cell in enumerate(table.heading) if cell.lower() in GRADE_HEADINGS), None)
    if column is None:
        raise CourseError(
            f"{worksheet.name}: no grade column ({', '.join(GRADE_HEADINGS)}); download it from Moodle again"
        )
    limit = next((i for i, cell in enumerate(table.heading) if cell.lower() in MAXIMUM_HEADINGS), None)
    missing: list[str] = []
    above: dict[str, float] = {}
    filled: set[int] = set()
    for student, grade in sorted(grades.items(), key=lambda each: len(roster.members(each[0])), reverse=True):
        rows = [row for person in _people(student, roster) for row in _rows_of(person, table.rows)]
        if not rows:
            missing.append(student)
        for row in rows if grade.final is not None else ():
            row[column] = f"{grade.final:.2f}"
            filled.add(id(row))
            maximum = grade.max_points if limit is None else _number(row[limit], grade.max_points)
            if grade.final is not None and grade.final > maximum:
                above[student] = maximum
    if not filled and any(grade.final is not None for grade in grades.values()):
        raise CourseError(
            f"{worksheet.name}: none of the {len(grades)} graded students is in it ({', '.join(sorted(grades)[:3])}); "
            "is it the worksheet of this assignment, and --students the list that collect was given?"
        )
    return Filled(table.written(table.rows), len(filled), sorted(missing), above)


def _people(student: str, roster: Roster) -> list[Person]:
    return roster.members(student) or [_from_folder_name(student)]


def _rows_of(person: Person, rows: Sequence[list[str]]) -> list[list[str]]:
    """The person's line: by the number of the participant, else by what else only this person has."""
    if person.participant and (found := [row for row in rows if re.sub(r"\D", "", row[0]) == person.participant]):
        return found
    for known in (person.number, person.email, person.login):
        alike = [row for row in rows if known and known.casefold() in (cell.strip().casefold() for cell in row)]
        if len(alike) == 1:
            return alike
    return []


def feedback_archive(
    pages: Mapping[str, Path], roster: Roster, folder_of: Callable[[Person], str], prefix: str = ""
) -> bytes:
    """The feedback pages in one ZIP file, a folder per person; the same pages give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in sorted(pages):
            for person in _people(student, roster):
                info = zipfile.ZipInfo(f"{prefix}{folder_of(person)}/feedback.html", _EPOCH)
                archive.writestr(info, pages[student].read_bytes(), zipfile.ZIP_DEFLATED)
    return data.getvalue()


def moodle_feedback_folder(person: Person) -> str:
    """The folder of one person in Moodle's feedback archive."""
    return moodle_folder(person.name or person.id, person.participant)


def _number(cell: str, otherwise: float) -> float:
    """A number as Moodle writes it, with point or comma."""
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return otherwise


def _from_folder_name(student: str) -> Person:
    """``Anna Groß_123``, as `collect` names people who are not on a list."""
    name, _, participant = student.rpartition("_")
    if participant.isdigit() and name:
        return Person(student, name, participant=participant)
    return Person(student, student.replace("_", " "))


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
