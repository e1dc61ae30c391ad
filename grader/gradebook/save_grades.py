"""nbgrader's SaveAutoGrades, with the cells of this package written as `grader grade` writes them.

That is: with extra credit beyond a cell's maximum, with the failure texts as comment, with a person's scores
and comments left alone, and marked for manual grading only where a person has to look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import SaveAutoGrades

from grader.gradebook.database import open_gradebook
from grader.gradebook.engine import GraderEngine
from grader.gradebook.execute import REPORT
from grader.gradebook.writer import write_report
from grader.naming import task_of_cell

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["SaveGrades"]


class SaveGrades(SaveAutoGrades):  # type: ignore[misc]  # nbgrader has no types
    """Takes the grades from the report; cells that are not of this package go nbgrader's way."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Save all grades and comments of a notebook.

        Raises:
            KeyError: `IsolatedExecute` did not run before.
        """
        report = resources[REPORT]
        nb, resources = super().preprocess(nb, resources)
        engine = GraderEngine(parent=self)
        with open_gradebook(resources["nbgrader"]["db_url"], engine.course_id) as gradebook:
            write_report(gradebook, engine.course, report)
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Leave the cells of this package to `write_report`."""
        if task_of_cell(str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))) is not None:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]
