"""Who is who: a name list, or the grading worksheet that Moodle offers for download."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.course import CourseError

__all__ = ["Person", "Roster", "read_table"]

_FIELDS = {
    "id": ("id", "student", "student_id", "matrikelnummer", "matrikelnr", "id number", "id-nummer", "username",
           "anmeldename", "login"),
    "participant": ("identifier", "teilnehmer", "teilnehmer/in", "participant", "kennung"),
    "name": ("full name", "name", "vollständiger name", "fullname"),
    "first": ("first name", "vorname", "firstname"),
    "last": ("surname", "last name", "nachname", "lastname"),
    "email": ("email address", "email", "e-mail", "e-mail-adresse", "e-mail address", "mail"),
    "login": ("login", "username", "anmeldename", "benutzername"),
    "user": ("userid", "user id", "usr_id", "benutzer-id"),
}  # fmt: skip
"""What the columns are called in English and German exports of Moodle and ILIAS, in lower case."""


_PARTICIPANT = re.compile(r"(?:participant|teilnehmer)\D*\d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """One student, as far as the list tells."""

    id: str
    name: str = ""
    email: str = ""
    participant: str = ""
    """Moodle's number of the participant in one assignment."""
    login: str = ""
    user: str = ""

    @property
    def last_first(self) -> tuple[str, str]:
        """Surname and given names: ``Groß, Anna`` or ``Anna Groß``."""
        if "," in self.name:
            last, _, first = self.name.partition(",")
            return last.strip(), first.strip()
        first, _, last = self.name.strip().rpartition(" ")
        return last, first


class Roster:
    """The people of a course, found by participant number or by name."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people = tuple(people)
        self._by_participant = {p.participant: p for p in self.people if p.participant}
        self._by_id = {p.id: p for p in self.people}
        self._by_name: dict[frozenset[str], list[Person]] = {}
        for person in self.people:
            self._by_name.setdefault(_words(person.name), []).append(person)

    def find(self, name: str, participant: str) -> Person | None:
        """By number, else by the words of the name in any order; None when nobody or several fit."""
        if participant in self._by_participant:
            return self._by_participant[participant]
        alike = self._by_name.get(_words(name), [])
        return alike[0] if len(alike) == 1 else None

    def of(self, student: str) -> Person | None:
        """The person whose folder is called `student`."""
        return self._by_id.get(student)

    @classmethod
    def read(cls, path: Path) -> Roster:
        """A CSV file with a heading: comma, semicolon or tab; UTF-8 or latin-1.

        Raises:
            CourseError: the file cannot be read, or no column says who it is about.
        """
        heading, rows = read_table(path)
        columns = {field: _column(heading, names) for field, names in _FIELDS.items()}
        if columns["id"] is None and columns["email"] is None and columns["participant"] is None:
            raise CourseError(
                f"{path.name}: no column for the student's id; name it one of: {', '.join(_FIELDS['id'])}"
            )
        return cls(_person(row, columns) for row in rows if any(row))


def read_table(path: Path) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of a CSV file, the delimiter taken from the heading.

    Raises:
        CourseError: it cannot be read or is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror})") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if not rows:
        raise CourseError(f"{path.name}: is empty; it needs a heading and a line per student")
    width = len(rows[0])
    return [cell.strip() for cell in rows[0]], [row + [""] * (width - len(row)) for row in rows[1:]]


def _column(heading: list[str], names: tuple[str, ...]) -> int | None:
    lower = [cell.lower() for cell in heading]
    return next((lower.index(name) for name in names if name in lower), None)


def _person(row: list[str], columns: Mapping[str, int | None]) -> Person:
    def cell(field: str) -> str:
        column = columns[field]
        return row[column].strip() if column is not None else ""

    given = cell("id")
    numbered = given if _PARTICIPANT.match(given) else cell("participant")  # Moodle's worksheet heads it "ID" in German
    participant = re.sub(r"\D", "", numbered)
    name = cell("name") or f"{cell('first')} {cell('last')}".strip()
    email = cell("email")
    identity = (
        ("" if numbered == given else given) or email.split("@")[0] or (f"moodle{participant}" if participant else name)
    )
    return Person(identity, name, email, participant, cell("login"), cell("user"))


def _words(name: str) -> frozenset[str]:
    """The words of a name without case, accents and the two ways to write an umlaut."""
    folded = name.casefold()
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = unicodedata.normalize("NFC", folded).replace(letter, pair)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))
