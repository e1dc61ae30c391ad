"""A student's notebook gets the structure of the released one: every cell once, with the metadata it was given.

Of what nbgrader needs, students delete, copy, split, move and rename cells, and some editors strip all metadata;
each of these makes stock nbgrader lose points or stop. Nothing a student wrote is lost here: what cannot be
matched stays as a cell of the student's own. (What is graded is the hand-in itself, not this notebook.)
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import NbGraderPreprocessor

from grader.gradebook.engine import GraderEngine
from grader.handin.plain_python import only_checks, parse

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["Repair", "repaired"]


class Repair(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """First of the sanitizing steps."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Give the notebook the cells and the metadata of the one in ``source/``."""
        import nbformat

        where = resources["nbgrader"]
        folder = GraderEngine(parent=self).folder("source", where["assignment"])
        source = nbformat.read(folder / f"{where['notebook']}.ipynb", as_version=4)
        nb.cells, said = repaired(source.cells, nb.cells)
        nb.metadata = copy.deepcopy(source.metadata)
        if said:
            self.log.info("%s, %s: %s", where["student"], where["notebook"], "; ".join(said))
        return nb, resources


def repaired(source: Sequence[NotebookNode], handed_in: Sequence[NotebookNode]) -> tuple[list[NotebookNode], list[str]]:
    """The student's cells with the structure of `source`, and what had to be done, for the log.

    Args:
        source: cells of the notebook in ``source/``.
        handed_in: cells of the student; their metadata hold nothing but the name they claim.
    """
    given = {name: cell for cell in source if (name := _name(cell))}
    places = _places(given, handed_in)
    names = {index: name for name, index in places.items()}
    cells = []
    said: dict[str, list[str]] = {}
    for index, cell in enumerate(handed_in):
        claimed, found = _name(cell), names.get(index)
        cells.append(_student_cell(cell) if found is None else _with_structure(given[found], _text(given[found], cell)))
        if found is None and claimed in given:
            said.setdefault("the student's own now", []).append(claimed)
        elif found is not None and claimed != found:
            said.setdefault("recognised by content", []).append(found)
    before = ""
    for name, cell in given.items():
        if name not in places:
            position = next((i + 1 for i, each in enumerate(cells) if before and _name(each) == before), 0)
            cells.insert(position, _with_structure(cell, _without_markers(cell.source)))
            said.setdefault("put back", []).append(name)
        before = name
    return cells, [f"{what}: {', '.join(which)}" for what, which in said.items()]


def _places(given: Mapping[str, NotebookNode], handed_in: Sequence[NotebookNode]) -> dict[str, int]:
    """Which of the student's cells is which: by its name (of several, the last that fits), else by its content.

    A locked cell with another text is none: what is in it would be gone when nbgrader restores the cell.
    """
    claims: dict[str, list[int]] = {}
    for index, cell in enumerate(handed_in):
        name = _name(cell)
        if name in given and (_is_solution(given[name]) or _fits(given[name], cell)):
            claims.setdefault(name, []).append(index)
    places = {name: _best(given[name], indices, handed_in) for name, indices in claims.items()}
    free = [index for index in range(len(handed_in)) if index not in places.values()]
    for name, cell in given.items():
        if name not in places and (fitting := [index for index in free if _fits(cell, handed_in[index])]):
            # of equal texts (the hidden cells) the first is the first; of several definitions the last one counts
            places[name] = fitting[-1] if _is_solution(cell) else fitting[0]
            free.remove(places[name])
    return places


def _best(given: NotebookNode, indices: Sequence[int], handed_in: Sequence[NotebookNode]) -> int:
    """Of several cells with one name: the last that does what the given one is for."""
    return next((index for index in reversed(indices) if _fits(given, handed_in[index])), indices[-1])


def _fits(given: NotebookNode, cell: NotebookNode) -> bool:
    """Whether a cell is the given one by its content."""
    if cell.cell_type != given.cell_type:
        return False
    text = cell.source.strip()
    if text in (given.source.strip(), _released(given.source)):
        return True
    if _is_solution(given):
        return bool(_defined(given.source) & _defined(text))
    return only_checks(given.source) and only_checks(text) and _last_line(text) == _last_line(given.source)


def _is_solution(given: NotebookNode) -> bool:
    return bool(given.metadata["nbgrader"]["solution"])


def _last_line(source: str) -> str:
    return source.strip().rpartition("\n")[2]


def _defined(source: str) -> set[str]:
    """Functions and classes at the top of some source."""
    tree = parse(source)
    body = tree.body if isinstance(tree, ast.Module) else []
    return {n.name for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}


def _released(source: str) -> str:
    """A source cell as students got it: without the region of hidden tests."""
    return source.partition("### BEGIN HIDDEN TESTS")[0].strip()


def _without_markers(source: str) -> str:
    return "\n".join(
        line for line in source.split("\n") if not line.strip().startswith(("### BEGIN SOL", "### END SOL"))
    )


def _text(given: NotebookNode, cell: NotebookNode) -> str:
    """The student's text; of a locked cell the given one, or nbgrader would warn that its hidden part is not there."""
    return str(cell.source if _is_solution(given) else given.source)


def _with_structure(given: NotebookNode, source: str) -> NotebookNode:
    """A given cell with some text."""
    cell = copy.deepcopy(given)
    cell.source = source
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    return cell


def _student_cell(cell: NotebookNode) -> NotebookNode:
    cell.metadata.pop("nbgrader", None)
    return cell


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
