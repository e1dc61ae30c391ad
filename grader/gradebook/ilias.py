"""ILIAS's downloads of an exercise -> ``submitted/<student>/<assignment>/``, and the folders of its multi-feedback.

Both archives have a folder ``Lastname_Firstname_login_userid`` for every person, in ASCII: the download of all
submissions below ``<assignment>/Submissions`` (*Abgaben*), the multi-feedback below ``multi_feedback_<assignment>_12``;
of teams there is a folder ``Team 12`` in between. What came late is called ``Late Submission - …`` (*Verspätete Abgabe
- …*). The names are those of ILIAS's source (Modules/Exercise: ``ilExSubmission::downloadAllAssignmentFiles``,
``ilExAssignment::sendMultiFeedbackStructureFile``, ``ilFileUtils::getASCIIFilename``), releases 5.3 to 9.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from datetime import UTC, tzinfo
from pathlib import Path, PurePosixPath

from grader.course import Assignment, CourseError
from grader.gradebook.archives import Packed, members, unpacked
from grader.gradebook.placing import Collected, HandIn, place
from grader.gradebook.roster import Person, Roster, safe_name

__all__ = ["ascii_name", "collect", "folder_of", "structure"]

_PERSON = re.compile(r"(?!multi_feedback_)(?P<last>[^_]+)_(?P<first>[^_]+)_(?P<login>.+)_(?P<user>\d+)")
_TEAM = re.compile(r"team[ _]\d+", re.IGNORECASE)
_LATE = re.compile(r"(?:late submission|versp(?:ä|ae)tete abgabe|versp(?:ä|ae)tet)[ _]-[ _]", re.IGNORECASE)
_UMLAUTS = str.maketrans({"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_FORBIDDEN = re.compile(r'[^\x20-\x7e]|[:\\/*?"<>|]')


def collect(
    archive: Path, submitted: Path, assignment: Assignment, roster: Roster, zone: tzinfo | None = None
) -> Collected:
    """Unpack a download of ILIAS into nbgrader's layout; people are found by user id, login or name.

    Args:
        archive: the ZIP file of all submissions, or of the multi-feedback with the submissions.
        submitted: the folder to fill; files of the same name that are there already are replaced.
        assignment: which assignment the archive is about.
        roster: people with their ids; without any, folders are called after the login.
        zone: of ILIAS's local times; that of the due date when None.

    Raises:
        CourseError: not a ZIP file, or it holds no folders of people. Nothing has been written then.
    """
    result = Collected()
    hand_ins: dict[str, HandIn] = {}
    owners: dict[str, str] = {}
    for file in members(archive, result.skipped):
        parts = PurePosixPath(file.name.replace("\\", "/")).parts
        at = next((i for i, part in enumerate(parts[:-1]) if _PERSON.fullmatch(part)), None)
        if at is None:
            result.skipped.append(f"{file.name[:120]}: in nobody's folder")
            continue
        team = parts[at - 1] if at and _TEAM.fullmatch(parts[at - 1]) else ""
        folder = _folder(parts[at], team, roster, result)
        if owners.setdefault(folder, team or parts[at]) != (team or parts[at]):
            raise CourseError(
                f"{owners[folder]} and {parts[at]} would share the folder {folder!r}; "
                "give a list that tells them apart (--students)"
            )
        name = "/".join((*parts[at + 1 : -1], _LATE.sub("", parts[-1])))
        own = Packed(name, file.data, file.modified)
        hand_ins.setdefault(folder, HandIn()).files.extend(unpacked(own, result.skipped))
    if not hand_ins:
        raise CourseError(
            f"{archive.name}: no submissions of an ILIAS exercise in it (folders like 'Gross_Anna_agross_4711')"
        )
    due = assignment.settings.due
    place(hand_ins, submitted, assignment, zone or (due.tzinfo if due else None) or UTC, result)
    return result


def folder_of(person: Person) -> str:
    """The folder of one person, ``Lastname_Firstname_login_userid``.

    Raises:
        CourseError: the list does not say login and user id, without which ILIAS takes no feedback.
    """
    last, first = person.last_first
    if not person.user or not (person.login or person.id):
        raise CourseError(
            f"{person.name or person.id}: the list has no ILIAS user id (column usr_id); give ILIAS's own "
            "multi_feedback….zip as --worksheet, which has everybody's folder"
        )
    return ascii_name("_".join((last, first, person.login or person.id, person.user)))


def structure(archive: Path) -> tuple[str, Roster, dict[str, str]]:
    """ILIAS's empty multi-feedback archive: its first folder, its people, and the folder of each, by user id.

    Raises:
        CourseError: it is another archive.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
    except (OSError, zipfile.BadZipFile) as error:
        raise CourseError(f"{archive}: not a readable ZIP file ({error})") from None
    paths = [PurePosixPath(name).parts for name in names]
    top = next((parts[0] for parts in paths if parts and parts[0].startswith("multi_feedback")), None)
    if top is None:
        raise CourseError(f"{archive.name}: no folder multi_feedback… in it; download it with ILIAS's Multi-Feedback")
    folders = dict.fromkeys(
        "/".join(parts[1 : i + 1]) for parts in paths for i, part in enumerate(parts) if _PERSON.fullmatch(part)
    )
    people = {folder: _person(folder.split("/")[-1]) for folder in folders}
    return f"{top}/", Roster(people.values(), "login"), {person.user: folder for folder, person in people.items()}


def ascii_name(name: str) -> str:
    """A name as ILIAS writes it into archives."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(_UMLAUTS))
    return _FORBIDDEN.sub("_", "".join(c for c in plain if not unicodedata.combining(c)))


def _folder(named: str, team: str, roster: Roster, result: Collected) -> str:
    """The student's folder for one of ILIAS's."""
    person = _person(named)
    if team and (people := roster.group(team)):
        result.groups[safe_name(team)] = [each.name or each.id for each in people]
        return safe_name(team)
    known = _known(person, roster.people) or roster.find(person.name, "")
    if known is None and roster.people and person.name not in result.unmatched:
        result.unmatched.append(person.name)
    return safe_name((known or person).id)


def _known(person: Person, people: Iterable[Person]) -> Person | None:
    """The person of the list with this user id or this login."""
    every = list(people)
    by_user = next((each for each in every if each.user and each.user == person.user), None)
    logins = {person.login.casefold()}
    return by_user or next((each for each in every if {each.login.casefold(), each.id.casefold()} & logins), None)


def _person(folder: str) -> Person:
    match = _PERSON.fullmatch(folder)
    assert match is not None
    last, first, login, user = match["last"], match["first"], match["login"], match["user"]
    return Person(login, f"{first} {last}", login=login, user=user, first=first, last=last)
