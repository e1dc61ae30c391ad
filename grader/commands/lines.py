"""At which line of the student's file a check's failure is shown: where the function it calls is defined."""

from __future__ import annotations

import re
from pathlib import Path

from grader.course import Assignment
from grader.testing.called import called_by
from grader.testing.declared import declared_checks

__all__ = ["lines_of_checks"]

# Also within the JSON of a notebook, where each line of code is a string in a line of its own.
_DEFINED = re.compile(r'^\s*"?\s*(?:async )?(?:def|class) +(\w+)')
_CELL = re.compile(r"^# %% task (\d+)\s*$")


def lines_of_checks(assignment: Assignment, file: Path) -> dict[str, int]:
    """Name of a check's function to a line in `file`; those that call nothing defined there are left out."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    defined: dict[str, int] = {}
    task_of: dict[int, int] = {}
    task = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if cell := _CELL.match(line):
            task = int(cell[1])
        elif found := _DEFINED.match(line):
            defined[found[1]] = number
            task_of[number] = task
    lines: dict[str, int] = {}
    for check in declared_checks(assignment):
        calls = called_by(assignment.folder / check.file, check.function)
        places = [defined[name] for name in calls if name in defined]
        own = [place for place in places if task_of[place] == check.task]
        if places:
            lines[check.function] = (own or places)[-1]
    return lines
