"""In place of nbgrader's Execute: no kernel is started; what the isolated grader found is written into the cells.

A grade cell gets an ``execute_result`` whose text is the bare number of points, which is what nbgrader reads as
partial credit, and whose HTML is the table of checks. Everything of nbgrader that comes after works on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import NbGraderPreprocessor

from grader.gradebook.cells import GradeCell, grade_cells, total
from grader.gradebook.engine import GraderEngine
from grader.naming import is_check_cell
from grader.reporting.html_fragment import check_fragment
from grader.result import Language, Report

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["IsolatedExecute", "WrongPoints", "require_same_points", "write_results"]

REPORT = "grader_report"
"""Where in nbgrader's resources the report stands for the steps that follow."""


class WrongPoints(Exception):
    """The notebook and the checks do not declare the same points: a set-up error, which must never become a grade."""


class IsolatedExecute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """First of the grading steps. Its name is its own: ``--no-execute`` must not switch it off."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Write the results of the hand-in into the notebook.

        Raises:
            WrongPoints: no grade is written then.
        """
        where, engine = resources["nbgrader"], GraderEngine(parent=self)
        report = engine.report(engine.assignment(where["assignment"]), where["student"])
        write_results(nb, report, where["notebook"], engine.course.default_language)
        resources[REPORT] = report
        return nb, resources


def write_results(nb: NotebookNode, report: Report, slug: str, language: Language) -> None:
    """Put points, tables, pictures and what was printed into the cells of a repaired notebook.

    Raises:
        WrongPoints: the notebook's grade cells are not those of the report, or not worth the same.
    """
    points = {name: float(cell.metadata["nbgrader"]["points"]) for name, cell in _checks(nb)}
    require_same_points(points, report, slug)
    cells = {cell.name: cell for cell in grade_cells(slug, report)}
    count, last = 0, None
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count, cell.outputs = count, []
        if graded := cells.get(_name(cell)):
            cell.outputs = list(_outputs(graded, report, language, count))
        else:
            last = cell
    if last is not None and report.output:
        from nbformat.v4 import new_output

        last.outputs = [new_output("stream", name="stdout", text=report.output)]


def require_same_points(points: dict[str, float], report: Report, slug: str) -> None:
    """Compare what cells are worth in nbgrader with what the checks declare.

    Raises:
        WrongPoints: names the first cell that differs and says what to do.
    """
    declared = {cell.name: cell.points for cell in grade_cells(slug, report)}
    for name in sorted(declared.keys() | points.keys()):
        if abs(declared.get(name, -1) - points.get(name, -1)) > 1e-6:
            raise WrongPoints(
                f"{report.assignment}, cell {name}: {_worth(declared.get(name))} by the checks, "
                f"{_worth(points.get(name))} in nbgrader; run `grader nbgrader init` and "
                "`nbgrader generate_assignment` again, so that both are the same"
            )


def _worth(points: float | None) -> str:
    return "not there" if points is None else f"{points:g} points"


def _outputs(cell: GradeCell, report: Report, language: Language, count: int) -> Iterator[NotebookNode]:
    from nbformat.v4 import new_output

    checks = cell.checks(report)
    # extra credit is added where the grade is saved: nbgrader refuses more than a cell's maximum here
    points = total(check.earned for check in checks if not check.bonus)
    table = check_fragment(report.model_copy(update={"checks": checks}), cell.task, language)
    data = {"text/plain": re.sub(r"\.0$", "", str(points)), "text/html": table}
    yield new_output("execute_result", data=data, execution_count=count)
    for figure in (figure for check in checks for figure in check.figures):
        yield new_output("display_data", data={"image/png": figure})


def _checks(nb: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    for cell in nb.cells:
        name, data = _name(cell), cell.metadata.get("nbgrader", {})
        if is_check_cell(name) and data.get("grade") and not data.get("solution"):
            yield name, cell


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
