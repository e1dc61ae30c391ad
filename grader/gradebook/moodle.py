"""Moodle's bulk download of submissions -> ``submitted/<student>/<assignment>/``.

Every submission has a folder ``Name_123_assignsubmission_file``, with or without an underscore behind it, or files that
begin so; of a group it is called after the group and its number, of Moodle's default group after that alone, and in
blind marking after the number of the participant (mod/assign/locallib.php, ``download_submissions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path

from grader.course import Assignment, CourseError
from grader.gradebook.archives import Packed, members, unpacked
from grader.gradebook.placing import Collected, HandIn, place
from grader.gradebook.roster import Person, Roster, is_default_group, safe_name

__all__ = ["Entry", "collect", "entries", "moodle_folder"]

_FOLDER = re.compile(
    r"^(?P<name>.+?)(?:_(?P<participant>\d+))?_assignsubmission_(?P<kind>file|onlinetext)_?(?P<flat>[^/]*)"
    r"(?:/(?P<rest>.+))?$"
)
_BLIND = re.compile(r"(?:teilnehmer|participant)\D*(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One file of the archive."""

    name: str
    """The student's full name as Moodle writes it, or the group's."""
    participant: str
    """Number of the participant or of the group; empty for the default group."""
    file: Packed


def collect(
    archive: Path, submitted: Path, assignment: Assignment, roster: Roster, zone: tzinfo | None = None
) -> Collected:
    """Unpack Moodle's archive of one assignment into nbgrader's layout.

    Args:
        archive: the ZIP file of *Download all submissions*, with or without folders.
        submitted: the folder to fill; files of the same name that are there already are replaced.
        assignment: which assignment the archive is about.
        roster: people with their ids; without any, folders are called ``Name_participant``.
        zone: of Moodle's local times; that of the due date when None.

    Raises:
        CourseError: not a ZIP file, it holds no Moodle submissions, or nobody knows whose grade a hand-in gives.
            Nothing has been written then.
    """
    result = Collected()
    hand_ins: dict[str, HandIn] = {}
    for entry in entries(archive, result.skipped):
        folder, people = _folder(entry, roster, result)
        hand_in = hand_ins.setdefault(folder, HandIn())
        hand_in.files.append(entry.file)
        hand_in.submitted = max((person.submitted for person in people if person.submitted), default=None)
    if not hand_ins:
        raise CourseError(
            f"{archive.name}: no Moodle submissions in it (names like 'Anna Groß_123_assignsubmission_file')"
        )
    if lonely := [person.name for person in roster.people if not person.group and result.groups]:
        result.remarks.append(f"in no group: {', '.join(lonely)}")
    due = assignment.settings.due
    place(hand_ins, submitted, assignment, zone or (due.tzinfo if due else None) or UTC, result)
    return result


def entries(archive: Path, skipped: list[str]) -> Iterator[Entry]:
    """The submitted files in a Moodle archive, those inside inner ZIP files too.

    Raises:
        CourseError: not a ZIP file, or too large.
    """
    for file in members(archive, skipped):
        match = _FOLDER.match(file.name)
        if match is None:
            skipped.append(f"{file.name[:120]}: not a Moodle submission")
            continue
        name, number = match["name"].strip(), match["participant"] or ""
        if not number and (blind := _BLIND.fullmatch(name)):
            number = blind[1]
        own = Packed(match["rest"] or match["flat"], file.data, file.modified)
        for each in unpacked(own, skipped):
            yield Entry(name, number, each)


def moodle_folder(name: str, participant: str) -> str:
    """The folder of one person in Moodle's feedback archive; an underscore in a name would break Moodle's reading."""
    return f"{name.replace('_', ' ').replace('/', ' ')}_{participant}_assignsubmission_file"


def _folder(entry: Entry, roster: Roster, result: Collected) -> tuple[str, list[Person]]:
    """The folder of a hand-in, and who gets its grade."""
    own = safe_name(f"{entry.name}_{entry.participant}" if entry.participant else entry.name)
    if (person := roster.find(entry.name, "" if roster.group(entry.name) else entry.participant)) is not None:
        return safe_name(person.id), [person]
    if people := roster.group(entry.name):
        if is_default_group(entry.name):
            if len(people) > 1:
                raise CourseError(
                    f"{entry.name}: {', '.join(person.name for person in people)} are in no group, so nobody knows "
                    "whose hand-in this is; put them into groups in Moodle, and download archive and worksheet again"
                )
            return safe_name(people[0].id), people
        result.groups[own] = [person.name or person.id for person in people]
        return own, people
    if roster.people and entry.name not in result.unmatched:
        result.unmatched.append(entry.name)
    return own, []
