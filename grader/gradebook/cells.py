"""Which cells of a notebook hold points, and how many: derived from what the checks of a report declare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.naming import hidden_cell, is_check_cell, task_of_cell, tests_cell
from grader.result import CheckResult, Report

__all__ = ["GradeCell", "grade_cells", "total", "without_checks"]


@dataclass(frozen=True)
class GradeCell:
    """One cell that holds points."""

    name: str
    task: int
    hidden: bool
    points: float
    """Its maximum: without extra credit."""

    def checks(self, report: Report) -> tuple[CheckResult, ...]:
        """The checks of a report that this cell stands for."""
        return report.of_task(self.task, hidden=self.hidden)


def grade_cells(slug: str, report: Report) -> tuple[GradeCell, ...]:
    """A task's cell for public checks and, where it has hidden ones, the cell for these; as in the notebook."""
    cells = []
    for task in report.tasks:
        for hidden, name in ((False, tests_cell), (True, hidden_cell)):
            checks = report.of_task(task, hidden=hidden)
            if checks or not hidden:
                points = total(check.points for check in checks if not check.bonus)
                cells.append(GradeCell(name(slug, task), task, hidden, points))
    return tuple(cells)


def without_checks(names: Iterable[str], cells: Iterable[GradeCell]) -> tuple[GradeCell, ...]:
    """Cells of our naming in the gradebook whose checks are gone: they stay, for what a person wrote, worth 0."""
    known = {cell.name for cell in cells}
    return tuple(
        GradeCell(name, task, hidden=True, points=0.0)
        for name in names
        if name not in known and is_check_cell(name) and (task := task_of_cell(name)) is not None
    )


def total(points: Iterable[float]) -> float:
    """Sum without the dust of binary fractions."""
    return round(sum(points), 4)
