"""Archives from learning platforms -> files, taken apart with care.

They come from strangers: names are taken apart and never used as paths, sizes are capped before anything is read, and
archives inside are opened two levels deep. What an operating system or an editor adds by itself is left out.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from grader.course import CourseError
from grader.gradebook.roster import safe_name

__all__ = ["Packed", "members", "parts_of", "unpacked"]

LARGEST_FILE, LARGEST_ARCHIVE, MOST_FILES = 50 << 20, 4 << 30, 50_000
"""Bytes of one file, bytes of everything unpacked, number of files."""
MOST_INSIDE = 500
"""Files of an archive inside a hand-in."""
DEEPEST = 2
"""Archives inside archives that are opened."""
MOST_PARTS = 8
"""Folders of a path that are kept."""
_JUNK = re.compile(r"\..*|__macosx|__pycache__|node_modules|venv|thumbs\.db|desktop\.ini|.*\.pyc", re.IGNORECASE)


@dataclass(frozen=True)
class Packed:
    """A file of an archive."""

    name: str
    """Its path, as the archive has it."""
    data: bytes
    modified: datetime | None
    """By the platform's archive: local time, without a zone."""
    saved: datetime | None = None
    """By an archive inside, which has the time of the student's own machine."""


def members(archive: Path, skipped: list[str]) -> Iterator[Packed]:
    """The files of a platform's archive, as they are.

    Args:
        skipped: what cannot be read is added to it, with the reason.

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
            if (data := _read(outer, info, skipped)) is not None:
                yield Packed(_entry_name(info), data, _modified(info))


def unpacked(file: Packed, skipped: list[str], depth: int = 0) -> Iterator[Packed]:
    """A file, or the files in it where it is a ZIP file; those that nobody made are left out.

    What cannot be unpacked stays as it is, so that the hand-in says what it holds.
    """
    parts = parts_of(file.name)
    if not parts:
        return
    if not parts[-1].lower().endswith(".zip") or depth >= DEEPEST:
        yield file
        return
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as inner:
            infos = [info for info in inner.infolist() if not info.is_dir() and parts_of(_entry_name(info))]
            if len(infos) > MOST_INSIDE or sum(info.file_size for info in infos) > LARGEST_FILE:
                skipped.append(f"{file.name[-120:]}: the archive inside is too large")
                yield file
                return
            contents = [(info, _read(inner, info, skipped)) for info in infos]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield file
        return
    for info, data in contents:
        if data is not None:
            each = Packed(_entry_name(info), data, file.modified, _modified(info))
            yield from unpacked(each, skipped, depth + 1)


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a path, each safe to use; empty for a file that an operating system or an editor made by itself."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if any(_JUNK.fullmatch(part) for part in parts):
        return ()
    return tuple(safe_name(part) for part in parts[-MOST_PARTS:])


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, skipped: list[str]) -> bytes | None:
    """At most `LARGEST_FILE` bytes, whatever the entry claims its size to be."""
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST_FILE + 1)
    except Exception as error:  # each method of packing has its own
        skipped.append(f"{_entry_name(info)[:120]}: cannot be unpacked ({error})")
        return None
    if len(data) > LARGEST_FILE:
        skipped.append(f"{_entry_name(info)[:120]}: larger than {LARGEST_FILE >> 20} MB")
        return None
    return data


def _entry_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are UTF-8 all the same, more often than code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)  # noqa: DTZ001 - a ZIP file knows no time zone
    except ValueError:
        return None
