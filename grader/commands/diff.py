"""`grader diff`: whose points a change of checks moves, before anybody sees it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from grader.course import CourseError
from grader.grading.store import write_atomically
from grader.isolation.host.cleaning import clean_line
from grader.reporting.grades import harmless
from grader.result import Report, Status

__all__ = ["diff"]

SHOWN = 20
"""Students in the terminal."""

Place = tuple[str, str]
"""Assignment and student."""


@dataclass(frozen=True)
class Change:
    """A hand-in whose points differ."""

    place: Place
    old: float
    new: float
    checks: tuple[tuple[str, float], ...]
    """Each check that differs, with the points it gives or takes."""


def diff(old: Path, new: Path, to: Path | None = None) -> int:
    """Compare two results of `grader grade`.

    Args:
        old, new: what was given as ``--out``.
        to: table of all students whose points differ.

    Returns:
        0 when nobody's points differ, otherwise 1.

    Raises:
        CourseError: there are no results, or `to` cannot be written.
    """
    before, after = _read(old), _read(new)
    both = sorted(before.keys() & after.keys())
    changes = [found for place in both if (found := _change(before[place], after[place])) is not None]
    console = Console()
    moved = sum(change.old != change.new for change in changes)
    console.print(Line(f"{old} → {new}: points of {moved} of {len(both)} hand-ins differ"), soft_wrap=True)
    for path, only in ((old, before.keys() - after.keys()), (new, after.keys() - before.keys())):
        if only:
            console.print(Line(f"only in {path}: {len(only)} hand-ins, such as {_named(min(only))}"), soft_wrap=True)
    if changes:
        console.print(_by_check(changes))
        _show_students(changes, console)
    if to is not None:
        write_atomically(to, _csv(changes).encode("utf-8-sig"))
        console.print(Line(f"wrote {to}"), soft_wrap=True)
    return int(moved > 0)


def _read(out: Path) -> dict[Place, Report]:
    """All records below a folder.

    Raises:
        CourseError: there are none, or one is damaged.
    """
    folder = out / "results" if (out / "results").is_dir() else out
    found = {}
    for path in sorted(folder.glob("*/*.json")):
        try:
            report = Report.from_json(path.read_bytes())
        except (OSError, ValidationError, ValueError):
            raise CourseError(f"{path}: is no result of `grader grade`; grade once more") from None
        found[report.assignment, report.student] = report
    if not found:
        raise CourseError(f"{out}: no results; expected what was given to `grader grade` as --out")
    return found


def _change(old: Report, new: Report) -> Change | None:
    earned = {check.check: check.earned for check in old.checks}
    now = {check.check: check.earned for check in new.checks}
    moved = [(name, now.get(name, 0.0) - earned.get(name, 0.0)) for name in dict.fromkeys([*earned, *now])]
    checks = tuple((name, points) for name, points in moved if points)
    if not checks and _open(old) == _open(new):
        return None
    return Change((new.assignment, new.student), old.points, new.points, checks)


def _open(report: Report) -> int:
    return sum(check.status is Status.GRADER_ERROR for check in report.checks)


def _by_check(changes: Iterable[Change]) -> Table:
    gained: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    points: dict[tuple[str, str], float] = {}
    for change in changes:
        for check, difference in change.checks:
            key = change.place[0], check
            (gained if difference > 0 else lost)[key] += 1
            points[key] = points.get(key, 0.0) + difference
    table = Table("assignment", "check", "gain", "lose", "points")
    for key in sorted(points):
        table.add_row(key[0], Line(key[1]), str(gained[key] or ""), str(lost[key] or ""), f"{points[key]:+g}")
    return table


def _show_students(changes: list[Change], console: Console) -> None:
    most = sorted((c for c in changes if c.old != c.new), key=lambda c: (c.new - c.old, c.place))
    for change in most[:SHOWN]:
        console.print(Line(f"  {_named(change.place)}: {change.old:g} → {change.new:g}"), soft_wrap=True)
    if len(most) > SHOWN:
        console.print(f"  and {len(most) - SHOWN} more: --to FILE.csv names them all")


def _named(place: Place) -> str:
    """Folders come out of archives and may be called anything."""
    return clean_line(f"{place[1]} {place[0]}", 100)


def _csv(changes: Iterable[Change]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["assignment", "student", "old", "new", "difference", "checks"])
    for change in changes:
        checks = " ".join(f"{name}:{points:+g}" for name, points in change.checks)
        assignment, student = change.place
        difference = round(change.new - change.old, 4)
        writer.writerow([assignment, harmless(student), change.old, change.new, difference, checks])
    return text.getvalue()
