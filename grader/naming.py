"""Names of the notebook cells that carry nbgrader metadata: one scheme for notebooks and gradebook.

nbgrader knows a cell by its ``grade_id`` alone. The notebook that students get, the reader of what they hand
in and the writer of the gradebook must therefore agree on it; they agree here.
"""

from __future__ import annotations

import re

__all__ = ["hidden_cell", "is_check_cell", "solution_cell", "task_of_cell", "tests_cell"]

_CELL = re.compile(r"(?P<slug>[a-z][a-z0-9_]*)-task(?P<task>\d+)(?:-(?P<kind>tests|hidden))?")


def solution_cell(slug: str, task: int) -> str:
    """The cell in which a task is solved; comments belong to it."""
    return f"{slug}-task{task}"


def tests_cell(slug: str, task: int) -> str:
    """The locked cell that shows a task's public checks and holds their points."""
    return f"{solution_cell(slug, task)}-tests"


def hidden_cell(slug: str, task: int) -> str:
    """The locked cell that holds the points of a task's hidden checks."""
    return f"{solution_cell(slug, task)}-hidden"


def is_check_cell(grade_id: str) -> bool:
    """Whether a cell of this name holds checks, public or hidden."""
    return grade_id.endswith(("-tests", "-hidden"))


def task_of_cell(grade_id: str) -> int | None:
    """The task a cell belongs to; None for other cells."""
    match = _CELL.fullmatch(grade_id)
    return int(match["task"]) if match else None
