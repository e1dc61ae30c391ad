"""nbgrader's ClearSolutions, which leaves a task's cell as it is when there is nothing to take out of it.

Stock nbgrader empties a solution cell without a marked region. Some tasks are to go on in the cell of another
task; theirs says so in a comment, and an emptied one would raise NotImplementedError for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import ClearSolutions

from grader.naming import task_of_cell

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["ClearRegions"]


class ClearRegions(ClearSolutions):  # type: ignore[misc]  # nbgrader has no types
    """Cells that are not of this package go nbgrader's way."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Take the marked regions out of a cell."""
        ours = task_of_cell(str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))) is not None
        if ours and self.begin_solution_delimeter not in cell.source:
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]
