"""Files of a class -> ``submitted/<student>/<assignment>/``, with their folders and with times that mean something.

Nothing is lost: what is older than another file of the same name is kept apart and reported. Nothing is written before
everybody's place is known.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import takewhile
from pathlib import Path, PurePosixPath

from grader.course import Assignment
from grader.gradebook.archives import Packed, parts_of
from grader.grading.store import write_atomically
from grader.handin.candidates import SIMILAR, fit
from grader.handin.students import same_for_some
from grader.result import possible

__all__ = ["SET_ASIDE", "Collected", "HandIn", "place"]

SET_ASIDE = "_not_graded"
_NEARLY_ONE, _NEARLY_ALL = timedelta(minutes=10), 0.8
"""Where this share of an archive's times lies within this span, they are those of the download."""


@dataclass
class HandIn:
    """What one student, or one group, handed in."""

    files: list[Packed] = field(default_factory=list)
    """Archives inside are unpacked."""
    submitted: datetime | None = None
    """By the platform's list: local time, without a zone; None when it does not say."""


@dataclass
class Collected:
    """What became of an archive."""

    placed: dict[str, list[str]] = field(default_factory=dict)
    """Student's folder → files."""
    unmatched: list[str] = field(default_factory=list)
    """People who are not on the list; their files are collected under their name on the platform."""
    set_aside: list[str] = field(default_factory=list)
    """Older or surplus files, kept in ``_not_graded/``."""
    skipped: list[str] = field(default_factory=list)
    """Entries that could not be read, with the reason."""
    groups: dict[str, list[str]] = field(default_factory=dict)
    """Group's folder → names of its members."""
    remarks: list[str] = field(default_factory=list)
    """Where the times come from, and whom the list leaves out."""


def place(
    hand_ins: Mapping[str, HandIn], submitted: Path, assignment: Assignment, zone: tzinfo, result: Collected
) -> None:
    """Write everybody's files.

    Args:
        hand_ins: by the student's folder.
        submitted: the folder to fill; files of the same name that are there already are replaced.
        zone: of the platform's local times.
    """
    meant = _times_mean_something(hand_ins.values(), assignment, zone)
    unknown = [folder for folder, each in hand_ins.items() if each.submitted is None]
    if meant is False and unknown:
        where = "everybody" if len(unknown) == len(hand_ins) else f"{len(unknown)} of {len(hand_ins)} hand-ins"
        result.remarks.append(
            f"the times in the archive are nearly all one, that of its download: they are not used, and for {where} it "
            "is unknown when it was handed in, which costs nothing; give the grading worksheet (--students)"
        )
    for folder, hand_in in sorted(hand_ins.items()):
        _place(folder, hand_in, submitted, assignment, zone, result, meant=meant)


def _times_mean_something(hand_ins: Iterable[HandIn], assignment: Assignment, zone: tzinfo) -> bool:
    """Whether the archive's times are those of the hand-ins; a single one that would cost points proves nothing."""
    times = sorted(
        {(id(each), file.modified) for each in hand_ins for file in each.files if file.modified}, key=lambda t: t[1]
    )
    moments = [moment for _, moment in times]
    if not moments:
        return False
    most = max(sum(first <= other <= first + _NEARLY_ONE for other in moments) for first in set(moments))
    if len({who for who, _ in times}) > 1 or len(set(moments)) > 1:
        return most < _NEARLY_ALL * len(moments)
    due = assignment.settings.due
    return due is None or moments[0].replace(tzinfo=zone) <= due


def _place(
    folder: str,
    hand_in: HandIn,
    submitted: Path,
    assignment: Assignment,
    zone: tzinfo,
    result: Collected,
    *,
    meant: bool,
) -> None:
    target = submitted / folder / assignment.name
    kept, older = _sorted_out(hand_in.files, assignment.slug, meant=meant)
    for path, file in kept.items():
        _write(target / path, file, zone, meant=meant)
    for path, file in older:
        aside = _free(submitted / SET_ASIDE / folder / assignment.name / path)
        _write(aside, file, zone, meant=meant)
        result.set_aside.append(aside.relative_to(submitted).as_posix())
    result.placed[folder] = list(kept)
    newest = max((file.modified for file in kept.values() if file.modified), default=None) if meant else None
    moment = hand_in.submitted or newest
    if moment is not None:
        stamp = moment.replace(tzinfo=zone).astimezone(UTC)
        write_atomically(target / "timestamp.txt", f"{stamp:%Y-%m-%d %H:%M:%S} UTC".encode())
    else:
        (target / "timestamp.txt").unlink(missing_ok=True)  # of an earlier collection


def _sorted_out(
    files: Sequence[Packed], slug: str, *, meant: bool
) -> tuple[dict[str, Packed], list[tuple[str, Packed]]]:
    """Path in the hand-in → file, and what is older than another file of the same path.

    Two files of one name of which nobody knows which is newer stay side by side.
    """
    base = _base(files, slug)
    kept: dict[str, Packed] = {}
    names: dict[str, str] = {}
    older: list[tuple[str, Packed]] = []
    for file in files:
        parts = parts_of(file.name)
        below = parts[len(base) :] if parts[: len(base)] == base else parts
        path = "/".join(below)
        while (other := names.get(same_for_some(path))) is not None and kept[other].data != file.data:
            newer = _newer(kept[other], file, meant=meant)
            if newer is None:
                path = _next(path)
                continue
            older.append((other, kept[other] if newer is file else file))
            file = newer  # the one that stays
            break
        key = same_for_some(path)
        if key in names and names[key] != path:
            kept.pop(names[key])
        names[key] = path
        kept[path] = file
    return kept, older


def _base(files: Sequence[Packed], slug: str) -> tuple[str, ...]:
    """The folder that becomes the hand-in's own: that of the best fitting file, else the one that holds everything."""
    paths = [parts_of(file.name) for file in files]
    fitting = [(fit(parts[-1], slug), len(parts), parts) for parts in paths if fit(parts[-1], slug) <= SIMILAR]
    if fitting:
        return min(fitting)[2][:-1]
    folders = [parts[:-1] for parts in paths]
    return tuple(same[0] for same in takewhile(lambda same: len(set(same)) == 1, zip(*folders, strict=False)))


def _newer(one: Packed, other: Packed, *, meant: bool) -> Packed | None:
    """The newer of two files; None when nobody knows."""
    for first, second in (((one.modified, other.modified) if meant else (None, None)), (one.saved, other.saved)):
        if first and second and first != second:
            return one if first > second else other
    return None


def _write(path: Path, file: Packed, zone: tzinfo, *, meant: bool) -> None:
    """With the time of the archive where it means something, else with none (the epoch)."""
    write_atomically(path, file.data)
    known = [moment for moment in (file.modified if meant else None, file.saved) if moment and possible(moment)]
    seconds = min(known).replace(tzinfo=zone).timestamp() if known else 0.0
    os.utime(path, (seconds, seconds))


def _next(path: str) -> str:
    """``pooling (2).py`` after ``pooling.py``, and so on."""
    pure = PurePosixPath(path)
    stem, _, number = pure.stem.rpartition(" (")
    if stem and number.endswith(")") and number[:-1].isdigit():
        return pure.with_name(f"{stem} ({int(number[:-1]) + 1}){pure.suffix}").as_posix()
    return pure.with_name(f"{pure.stem} (2){pure.suffix}").as_posix()


def _free(path: Path) -> Path:
    while path.exists():
        path = path.with_name(PurePosixPath(_next(path.name)).name)
    return path
