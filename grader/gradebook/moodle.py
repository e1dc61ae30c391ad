"""Moodle's bulk download of submissions -> ``submitted/<student>/<assignment>/``.

The archive comes from strangers: names are taken apart and never used as paths, sizes are capped before
anything is read, and archives inside it are opened one level deep. Nothing is lost: what does not belong to a
known student or is older than another hand-in of the same person is kept apart and reported.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath

from grader.course import Assignment, CourseError
from grader.gradebook.roster import Roster
from grader.grading.store import write_atomically

__all__ = ["Collected", "Entry", "collect", "entries", "moodle_folder"]

LARGEST_FILE, LARGEST_ARCHIVE, MOST_FILES = 50 << 20, 4 << 30, 50_000
"""Bytes of one file, bytes of everything unpacked, number of files."""
SET_ASIDE = "_not_graded"
_FOLDER = re.compile(
    r"^(?P<name>.+?)_(?P<participant>\d+)_assignsubmission_(?P<kind>file|onlinetext)_?(?P<flat>[^/]*)(?:/(?P<rest>.+))?$"
)
_UNSAFE = re.compile(r"[^\w .()+,@-]")


@dataclass(frozen=True)
class Entry:
    """One file of the archive."""

    name: str
    """The student's full name as Moodle writes it."""
    participant: str
    file: str
    data: bytes
    modified: datetime | None
    """Local time of the Moodle server, without a time zone."""


@dataclass
class Collected:
    """What became of the archive."""

    placed: dict[str, list[str]] = field(default_factory=dict)
    """Student's folder → files."""
    unmatched: list[str] = field(default_factory=list)
    """People who are not on the list; their files are collected under their Moodle name."""
    set_aside: list[str] = field(default_factory=list)
    """Older or surplus files, kept in ``_not_graded/``."""
    skipped: list[str] = field(default_factory=list)
    """Entries that could not be read, with the reason."""


def collect(archive: Path, submitted: Path, assignment: Assignment, roster: Roster) -> Collected:
    """Unpack Moodle's archive of one assignment into nbgrader's layout.

    Args:
        archive: the ZIP file of *Download all submissions*, with or without folders.
        submitted: the folder to fill; files of the same name that are there already are replaced.
        assignment: which assignment the archive is about.
        roster: people with their ids; without any, folders are called ``Name_participant``.

    Raises:
        CourseError: not a ZIP file, or it holds no Moodle submissions.
    """
    result = Collected()
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries(archive, result.skipped):
        person = roster.find(entry.name, entry.participant)
        if person is None and roster.people and entry.name not in result.unmatched:
            result.unmatched.append(entry.name)
        folder = _safe(person.id if person else f"{entry.name}_{entry.participant}")
        files = found.setdefault(folder, {})
        older = files.get(entry.file)
        if older is not None:
            entry, older = sorted((older, entry), key=lambda e: e.modified or datetime.min, reverse=True)  # noqa: DTZ901
            _set_aside(submitted, assignment, folder, older, result)
        files[entry.file] = entry
    if not found:
        raise CourseError(
            f"{archive.name}: no Moodle submissions in it (names like 'Anna Groß_123_assignsubmission_file')"
        )
    for folder, files in found.items():
        _place(submitted / folder / assignment.name, assignment, files.values(), result, folder)
    return result


def entries(archive: Path, skipped: list[str]) -> Iterator[Entry]:
    """The submitted files in a Moodle archive, those inside inner ZIP files too.

    Raises:
        CourseError: not a ZIP file, or too large.
    """
    try:
        outer = zipfile.ZipFile(archive)
    except (OSError, zipfile.BadZipFile) as error:
        raise CourseError(f"{archive}: not a readable ZIP file ({error})") from None
    with outer:
        infos = [info for info in outer.infolist() if not info.is_dir()]
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST_ARCHIVE:
            raise CourseError(f"{archive.name}: too large to be a download of submissions")
        for info in infos:
            match = _FOLDER.match(_entry_name(info))
            if match is None:
                skipped.append(f"{_entry_name(info)[:120]}: not a Moodle submission")
                continue
            rest = match["rest"] or match["flat"]
            for file, data in _files(outer, info, rest, skipped):
                yield Entry(match["name"].strip(), match["participant"], file, data, _modified(info))


def moodle_folder(name: str, participant: str) -> str:
    """The folder of one person in Moodle's feedback archive; an underscore in a name would break Moodle's reading."""
    return f"{name.replace('_', ' ').replace('/', ' ')}_{participant}_assignsubmission_file"


def _files(outer: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, skipped: list[str]) -> Iterator[tuple[str, bytes]]:
    data = _read(outer, info, skipped)
    if data is None:
        return
    if not name.lower().endswith(".zip"):
        yield _safe_path(name), data
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as inner:
            infos = [i for i in inner.infolist() if not i.is_dir() and "__MACOSX" not in i.filename]
            if len(infos) > 500 or sum(i.file_size for i in infos) > LARGEST_FILE:
                skipped.append(f"{name}: the archive inside is too large")
                return
            for each in infos:
                if (content := _read(inner, each, skipped)) is not None:
                    yield _safe_path(PurePosixPath(_entry_name(each)).name), content
    except zipfile.BadZipFile:
        yield _safe_path(name), data


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, skipped: list[str]) -> bytes | None:
    """At most `LARGEST_FILE` bytes, whatever the entry claims its size to be."""
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError) as error:
        skipped.append(f"{_entry_name(info)[:120]}: cannot be unpacked ({error})")
        return None
    if len(data) > LARGEST_FILE:
        skipped.append(f"{_entry_name(info)[:120]}: larger than {LARGEST_FILE >> 20} MB")
        return None
    return data


def _place(folder: Path, assignment: Assignment, files: object, result: Collected, student: str) -> None:
    newest: datetime | None = None
    for entry in files:  # type: ignore[attr-defined]
        write_atomically(folder / entry.file, entry.data)
        result.placed.setdefault(student, []).append(entry.file)
        if entry.modified and (newest is None or entry.modified > newest):
            newest = entry.modified
    if newest is not None:
        zone = assignment.settings.due.tzinfo if assignment.settings.due else UTC
        stamp = newest.replace(tzinfo=zone).astimezone(UTC)
        write_atomically(folder / "timestamp.txt", f"{stamp:%Y-%m-%d %H:%M:%S} UTC".encode())


def _set_aside(submitted: Path, assignment: Assignment, folder: str, entry: Entry, result: Collected) -> None:
    target = submitted / SET_ASIDE / folder / assignment.name / entry.file
    number = 2
    while target.exists():
        target = target.with_name(f"{Path(entry.file).stem} ({number}){Path(entry.file).suffix}")
        number += 1
    write_atomically(target, entry.data)
    result.set_aside.append(str(target.relative_to(submitted)))


def _entry_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are UTF-8 all the same, more often than code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _safe_path(name: str) -> str:
    """The last part of a path, with nothing in it that a file system minds."""
    return _safe(PurePosixPath(name.replace("\\", "/")).name)


def _safe(name: str) -> str:
    cleaned = _UNSAFE.sub("_", name).strip(" .")[:120]
    return cleaned or "unnamed"


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)  # noqa: DTZ001 - a ZIP file knows no time zone
    except ValueError:
        return None
