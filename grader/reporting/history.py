"""How a student's hand-ins came one after another; kept beside the records, which know only the last one.

One JSON file per student. It is read by pages and decides nothing: a damaged one begins anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from grader.result import Report

__all__ = ["Entry", "History"]

MOST = 200
"""Entries of one student; the oldest go."""


class Entry(BaseModel):
    """One hand-in as it was graded."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    assignment: str
    submitted: str
    file: str
    key: str
    points: float
    max_points: float
    open: bool
    seconds: float | None = None
    """Processor time, where it is known."""


class History(BaseModel):
    """All of one student, oldest first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    entries: tuple[Entry, ...] = ()

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Read it back; empty when it cannot be."""
        try:
            return cls.model_validate_json(data)
        except ValidationError:
            return cls()

    def to_json(self) -> str:
        """JSON text, ending in a newline."""
        return self.model_dump_json(indent=1) + "\n"

    def of(self, assignment: str) -> tuple[Entry, ...]:
        """The hand-ins of one assignment, newest first."""
        return tuple(entry for entry in reversed(self.entries) if entry.assignment == assignment)

    def with_reports(self, reports: Sequence[Report]) -> Self:
        """With what is new: handed in again, or graded by other checks. The same once more changes nothing."""
        entries = list(self.entries)
        for report in reports:
            entry = _entry(report)
            last = next((old for old in reversed(entries) if old.assignment == report.assignment), None)
            if last is not None and entry == last.model_copy(update={"seconds": entry.seconds}):
                if last.seconds is None and entry.seconds is not None:
                    entries[entries.index(last)] = entry
            elif report.file or last is not None:
                entries.append(entry)
        return self.model_copy(update={"entries": tuple(entries[-MOST:])})


def _entry(report: Report) -> Entry:
    computing = report.computing
    return Entry(
        assignment=report.assignment,
        submitted=report.submitted,
        file=report.file,
        key=report.key,
        points=report.points,
        max_points=report.max_points,
        open=report.ungraded,
        seconds=None if computing is None else round(computing.loading + computing.checks, 1),
    )
