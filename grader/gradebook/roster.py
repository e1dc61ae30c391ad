"""Who is who: a name list, or the grading worksheet that Moodle offers for download."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from grader.course import CourseError
from grader.gradebook.moments import moment_of
from grader.gradebook.tables import Table, read_table
from grader.handin.students import same_for_some

__all__ = ["Person", "Roster", "is_default_group", "safe_name"]

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
    "group": ("group", "gruppe", "groups", "gruppen", "team"),
    "submitted": ("last modified (submission)", "zuletzt geändert (abgabe)", "last submission", "letzte abgabe"),
}  # fmt: skip
"""What the columns are called in English and German exports of Moodle and ILIAS, in lower case."""


_PARTICIPANT = re.compile(r"(?:participant|teilnehmer)\D*\d+$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w .()+,@-]")
_DEFAULT_GROUP = frozenset({"standardgruppe", "default group"})


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
    number: str = ""
    """What the list's own column for ids says; a text: leading zeros count."""
    group: str = ""
    submitted: datetime | None = None
    """When the person handed in by the list: local time of the platform, without a time zone."""

    first: str = ""
    last: str = ""

    @property
    def last_first(self) -> tuple[str, str]:
        """Surname and given names: as the list has them, or of ``Groß, Anna`` or ``Anna Groß``."""
        if self.last:
            return self.last, self.first
        if "," in self.name:
            last, _, first = self.name.partition(",")
            return last.strip(), first.strip()
        first, _, last = self.name.strip().rpartition(" ")
        return last, first


class Roster:
    """The people of a course, found by participant number, by name, or by whatever else the list says of them.

    Raises:
        CourseError: two people would have one folder; it names both.
    """

    def __init__(self, people: Iterable[Person] = (), identified_by: str = "") -> None:
        self.people = tuple(people)
        self.identified_by = identified_by
        """The column that names a student's folder, in words for whoever runs the command."""
        self._by_participant = {p.participant: p for p in self.people if p.participant}
        self._by_id = _by_folder(self.people)
        self._by_name: dict[frozenset[str], list[Person]] = {}
        self._by_anything: dict[str, list[Person]] = {}
        for person in self.people:
            self._by_name.setdefault(_words(person.name), []).append(person)
            for known in {person.login, person.email, person.email.split("@")[0], person.user, person.number} - {""}:
                self._by_anything.setdefault(known.casefold(), []).append(person)

    def find(self, name: str, participant: str) -> Person | None:
        """By number, else by the words of the name in any order; None when nobody or several fit."""
        if participant in self._by_participant:
            return self._by_participant[participant]
        return _the_one(self._by_name.get(_words(name), []))

    def of(self, student: str) -> Person | None:
        """The person whose folder is called `student`, by any column: another list may have given the name."""
        if (person := self._by_id.get(same_for_some(safe_name(student)))) is not None:
            return person
        if (person := _the_one(self._by_anything.get(student.casefold(), []))) is not None:
            return person
        name, _, participant = student.rpartition("_")
        return self.find(name, participant) if participant.isdigit() and name else self.find(student, "")

    def members(self, student: str) -> list[Person]:
        """Who gets the grade of this folder: the person, or everybody of the group that it is called after."""
        if (person := self.of(student)) is not None:
            return [person]
        name, _, number = student.rpartition("_")
        return self.group(student) or (self.group(name) if number.isdigit() else [])

    def group(self, name: str) -> list[Person]:
        """The members of a group; of Moodle's default group, those who have none."""
        if not any(person.group for person in self.people):
            return []
        if is_default_group(name):
            return [person for person in self.people if not person.group]
        wanted = _words(name)
        return [person for person in self.people if person.group and _words(person.group) == wanted]

    @classmethod
    def read(cls, path: Path, id_column: str | None = None) -> Roster:
        """A list with a heading; see `read_table`.

        Args:
            id_column: heading of the column that names students' folders; None: the first that usually does.

        Raises:
            CourseError: the file cannot be read, no column says who it is about, or two people would have one folder.
        """
        table = read_table(path)
        columns = {field: _column(table.heading, names) for field, names in _FIELDS.items()}
        columns["id"] = _id_column(table)
        first = _column(table.heading, ("id",))
        if columns["participant"] is None and first is not None and _numbers_of_participants(table, first):
            columns["participant"] = first
        if id_column is not None:
            chosen = _column(table.heading, (id_column.strip().lower(),))
            if chosen is None:
                raise CourseError(f"{path.name}: no column {id_column!r}; there are: {', '.join(table.heading)}")
            columns["id"] = chosen
        if columns["id"] is None and columns["email"] is None and columns["participant"] is None:
            raise CourseError(
                f"{path.name}: no column for the student's id; name it one of: {', '.join(_FIELDS['id'])}, "
                f"or say which it is (--student-column); there are: {', '.join(table.heading)}"
            )
        people = [_person(row, columns) for row in table.rows if any(row)]
        try:
            return cls(_told_apart(people), _identified_by(table.heading, columns, people))
        except CourseError as error:
            raise CourseError(f"{path.name}: {error}") from None


def safe_name(name: str) -> str:
    """A name as a part of a path, with nothing in it that a file system minds."""
    cleaned = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")[:120].strip(" .")
    return cleaned or "unnamed"


def is_default_group(name: str) -> bool:
    """Whether this is what Moodle calls those who are in no group."""
    return name.strip().casefold() in _DEFAULT_GROUP


def _the_one(people: Sequence[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None


def _by_folder(people: Iterable[Person]) -> dict[str, Person]:
    """Everybody by the folder's name, in the form in which some file systems compare names."""
    found: dict[str, Person] = {}
    for person in people:
        first = found.setdefault(same_for_some(safe_name(person.id)), person)
        if first is not person:
            raise CourseError(
                f"{first.name or first.email} and {person.name or person.email} would share the folder "
                f"{safe_name(person.id)!r}; choose a column that tells them apart (--student-column)"
            )
    return found


def _told_apart(people: Sequence[Person]) -> list[Person]:
    """Two addresses that differ only behind the @ are two people, called by the whole address."""
    local = Counter(person.id.casefold() for person in people)
    return [
        replace(person, id=person.email)
        if local[person.id.casefold()] > 1 and person.email and person.id == person.email.split("@")[0]
        else person
        for person in people
    ]


def _identified_by(heading: Sequence[str], columns: Mapping[str, int | None], people: Sequence[Person]) -> str:
    """Which column the ids come from, as far as one can say it in a few words."""
    if any(person.number for person in people) and (column := columns["id"]) is not None:
        return heading[column]
    if any(person.email for person in people) and (column := columns["email"]) is not None:
        return f"{heading[column]}, the part before the @"
    return "Moodle's number of the participant"


def _id_column(table: Table) -> int | None:
    """The first column for ids; Moodle's own "ID" is another number in every assignment."""
    for name in _FIELDS["id"]:
        column = _column(table.heading, (name,))
        if column is not None and not _numbers_of_participants(table, column):
            return column
    return _column(table.heading, _FIELDS["id"][:1])


def _numbers_of_participants(table: Table, column: int) -> bool:
    cells = [row[column].strip() for row in table.rows if row[column].strip()]
    return bool(cells) and all(_PARTICIPANT.match(cell) for cell in cells)


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
    number = "" if numbered == given else given
    identity = number or email.split("@")[0] or (f"moodle{participant}" if participant else name)
    return Person(
        identity,
        name,
        email,
        participant,
        login=cell("login"),
        user=cell("user"),
        number=number,
        group=cell("group"),
        submitted=moment_of(cell("submitted")),
        first=cell("first"),
        last=cell("last"),
    )


def _words(name: str) -> frozenset[str]:
    """The words of a name without case, accents and the two ways to write an umlaut."""
    folded = name.casefold()
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = unicodedata.normalize("NFC", folded).replace(letter, pair)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))
