"""Where reports are kept: ``OUT/results/<student>/<assignment>.json``, written atomically.

Results are content-addressed by `Report.key`: an interrupted run goes on where it stopped, a second run
repeats only what changed. A record that is not byte for byte what the grader wrote is graded again: see `vouching`.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from grader.grading.vouching import Vouched
from grader.result import Report

__all__ = ["ResultStore", "write_atomically"]

ABANDONED = 60
"""Seconds after which nobody is writing any more."""


class ResultStore:
    """The reports of one class in one folder."""

    def __init__(self, out: Path) -> None:
        self.folder = out / "results"
        self._vouched = Vouched()

    def path(self, student: str, assignment: str) -> Path:
        """Where this report lies."""
        return self.folder / student / f"{assignment}.json"

    def find(self, student: str, assignment: str, key: str) -> Report | None:
        """The report with this key; None when there is none, or it was changed, or it left points open."""
        try:
            data = self.path(student, assignment).read_bytes()
            report = Report.from_json(data) if self._vouched.knows(data) else None
        except (OSError, ValidationError):
            return None
        if report is None or (report.student, report.assignment) != (student, assignment):
            return None  # somebody else's report in this place
        return report if report.key == key and not report.ungraded else None

    def save(self, report: Report) -> Path:
        """Keep a report."""
        path, data = self.path(report.student, report.assignment), report.to_json().encode()
        write_atomically(path, data)
        self._vouched.note(data)
        return path


def write_atomically(path: Path, data: bytes) -> None:
    """Write so that `path` holds either its old content or all of the new.

    Raises:
        OSError: no space, no permission; it names `path`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from None


def _remove_abandoned(path: Path) -> None:
    """Remove what a killed process had begun to write to `path`, but not what another one may be writing now."""
    for place in path.parent.iterdir():
        if place.name.startswith(f".{path.name}."):
            with suppress(FileNotFoundError):
                if time.time() - place.stat().st_mtime > ABANDONED:
                    place.unlink()
