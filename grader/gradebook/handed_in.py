"""What a student handed in, as a clean notebook, whatever the file is: a notebook, a damaged one, a .py file.

nbgrader shows a notebook on the instructor's Jupyter server and turns it into the student's feedback page.
Of what a student wrote, only the kind, the text and the claimed name of each cell are taken over: no outputs,
no metadata, no attachments, no raw cells (which HTML pages take over as they are).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import NotebookExporter

from grader.gradebook.engine import GraderEngine
from grader.handin.candidates import list_folder
from grader.handin.decoding import decode, without_surrogates
from grader.handin.submission import LARGEST_FILE, Submission, read_submission

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["LONGEST_CELL", "SubmissionExporter", "handed_in_cells"]

LONGEST_CELL = 50_000
"""Characters of a cell that are shown; all of it is graded."""
MOST_CELLS = 1000

_PERCENT_CELL = re.compile(r"^(?=# ?%%)", re.MULTILINE)


class SubmissionExporter(NotebookExporter):
    """Reads ``submitted/`` through `handed_in_cells` and everything else as nbconvert does."""

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> Any:
        """Convert what lies at `filename`; in ``submitted/`` there need not be a file of that name."""
        path, where = Path(filename), (resources or {}).get("nbgrader", {})
        engine = GraderEngine(parent=self)
        folder = engine.folder("submitted", where.get("assignment", ""), where.get("student", ""))
        if path.parent != folder:
            return super().from_filename(filename, resources=resources, **more)
        from nbformat.v4 import new_notebook

        assignment = engine.assignment(where["assignment"])
        cells = handed_in_cells(folder, assignment.slug, engine.report(assignment, where["student"]).file)
        return self.from_notebook_node(new_notebook(cells=cells), resources=resources, **more)  # type: ignore[no-untyped-call]


def handed_in_cells(folder: Path, slug: str, file: str = "") -> list[NotebookNode]:
    """The cells of the file that is graded; those of its code alone when it cannot be read as a notebook.

    Args:
        folder: what the student handed in.
        slug: name of the assignment's notebook without its ending.
        file: which of several files counts; the first one when empty.
    """
    first = read_submission(folder, slug)
    submission = next((each for each in first.alternatives if each.file == file), first)
    cells = _notebook_cells(folder, slug, submission.file)
    return list(islice(_code_cells(submission), MOST_CELLS)) if cells is None else cells


def _notebook_cells(folder: Path, slug: str, name: str) -> list[NotebookNode] | None:
    import nbformat

    path = next((c.path for c in list_folder(folder, slug).candidates if c.name == name), None)
    if path is None or path.stat().st_size > LARGEST_FILE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about cell ids, which are made anew
            found = nbformat.reads(decode(path.read_bytes(), name).text, as_version=4)
            cells = (_clean(each, number) for number, each in enumerate(found.cells))
            return list(islice((cell for cell in cells if cell is not None), MOST_CELLS))
    except Exception:  # whatever nbformat makes of a damaged file; its code is read piece by piece elsewhere
        return None


def _clean(cell: Any, number: int) -> NotebookNode | None:
    """A cell with its text and its name (as the metadata or, where they are gone, its id say); None if it is blank.

    Half of a character, which JSON can hold and no file, becomes the replacement character, as in what is executed.
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell

    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    if not source.strip():
        return None
    source = without_surrogates(_shortened(source))
    if cell["cell_type"] == "code":
        clean = new_code_cell(source)
    elif cell["cell_type"] == "markdown":
        clean = new_markdown_cell(source)
    else:
        clean = new_markdown_cell("\n".join(f"    {line}" for line in source.splitlines()))
    clean["id"] = f"cell-{number}"
    name = cell["metadata"].get("nbgrader", {}).get("grade_id") or cell.get("id")
    if isinstance(name, str):
        clean["metadata"]["nbgrader"] = {"grade_id": without_surrogates(name)}
    return clean


def _code_cells(submission: Submission) -> Iterator[NotebookNode]:
    """One cell per piece of source; a .py file is divided at its percent lines."""
    from nbformat.v4 import new_code_cell

    sources = [chunk.source for chunk in submission.chunks if not chunk.filename.endswith("[Jupyter]")]
    pieces = [piece for source in sources for piece in _PERCENT_CELL.split(source) if piece.strip()]
    for number, piece in enumerate(pieces):
        cell = new_code_cell(_shortened(piece.strip("\n")))
        cell["id"] = f"cell-{number}"
        yield cell


def _shortened(source: str) -> str:
    return source if len(source) <= LONGEST_CELL else f"{source[:LONGEST_CELL]}\n# …"
