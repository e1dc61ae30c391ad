"""What a student has checked and handed in so far: remembered outside the folder, so that an overview costs nothing.

Only a convenience: whatever is lost or damaged here is simply not known, and no grade depends on it.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from grader.course import Assignment
from grader.grading.one import submission_key
from grader.grading.store import write_atomically
from grader.grading.vouching import state_folder
from grader.handin.submission import read_submission
from grader.result import Report

__all__ = ["Progress", "progress_of", "remember_checks", "remember_hand_in"]


@dataclass(frozen=True)
class Progress:
    """Where a student stands with one assignment."""

    started: bool
    """Whether the folder and a file to work in are there."""
    report: Report | None
    """What the public checks said last."""
    changed: bool
    """Whether the file has changed since."""
    handed_in: datetime | None
    """When `grader submit` last made an archive, in UTC."""
    changed_since_hand_in: bool


def progress_of(assignment: Assignment) -> Progress:
    """Where the student stands; reads the file, runs nothing."""
    submission = read_submission(assignment.folder, assignment.slug)
    if not submission.file:
        return Progress(False, None, False, None, False)
    key, kept = submission_key(assignment, submission), _kept(assignment)
    report = None
    with suppress(ValidationError, TypeError, ValueError):
        report = Report.from_json(kept["report"]) if "report" in kept else None
    moment = None
    with suppress(TypeError, ValueError):
        moment = datetime.fromisoformat(kept["handed_in"]) if "handed_in" in kept else None
    changed = report is not None and report.key != key
    return Progress(True, report, changed, moment, moment is not None and kept.get("handed_in_key") != key)


def remember_checks(assignment: Assignment, report: Report) -> None:
    """Keep what was said; together with what was said of the other tasks of the very same file."""
    kept = _kept(assignment)
    with suppress(ValidationError, TypeError, ValueError, KeyError):
        before = Report.from_json(kept["report"])
        if before.key == report.key:
            new = {check.check: check for check in report.checks}
            old = [new.pop(check.check, check) for check in before.checks]
            report = report.model_copy(update={"checks": (*old, *new.values())})
    _keep(assignment, kept | {"report": report.to_json()})


def remember_hand_in(assignment: Assignment, report: Report) -> None:
    """Keep that this file was packed to be handed in, now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _keep(assignment, _kept(assignment) | {"handed_in": now, "handed_in_key": report.key})


def _file(assignment: Assignment) -> Path | None:
    folder = state_folder()
    if folder is None:
        return None
    place = hashlib.sha256(os.fsencode(assignment.folder.absolute())).hexdigest()[:16]
    return folder / "progress" / f"{assignment.name}-{place}.json"


def _kept(assignment: Assignment) -> dict[str, str]:
    file = _file(assignment)
    with suppress(OSError, ValueError):
        kept = json.loads(file.read_text(encoding="utf-8")) if file else {}
        if isinstance(kept, dict):
            return {str(name): value for name, value in kept.items() if isinstance(value, str)}
    return {}


def _keep(assignment: Assignment, kept: dict[str, str]) -> None:
    file = _file(assignment)
    if file is not None:
        with suppress(OSError):  # a full disk or a locked home must not spoil a check
            write_atomically(file, json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
