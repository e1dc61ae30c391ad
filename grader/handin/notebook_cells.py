"""A notebook -> the pieces of source that "Restart & Run All" would execute, in that order.

The JSON is read by hand and piece by piece: nbformat refuses a whole notebook for one malformed cell, and a
student must not lose points for what an editor wrote. All versions of the format are read (the older ones keep
cells in worksheets and call the source ``input`` or ``code``).
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.handin.decoding import line_ends, without_surrogates
from grader.handin.notices import (
    awaits_left_out,
    damaged_notebook,
    no_code_cell,
    text_cell_read,
    too_many_cells,
)
from grader.handin.plain_python import (
    JUPYTER_NAMES,
    PARSE_LIMIT,
    Cleaned,
    needs_jupyter_names,
    only_checks,
    parse,
    plain_python,
)
from grader.isolation import Chunk
from grader.naming import is_check_cell, task_of_cell
from grader.result import Notice

__all__ = ["DEMO_TAG", "MOST_CELLS", "NotebookCells", "read_notebook"]

DEMO_TAG = "demo"
"""Cells with this tag draw pictures for the student."""
MOST_CELLS = 1000
"""Code cells that are read of one notebook."""

_CELL_START = re.compile(r'\{\s*"(?:attachments|cell_type|execution_count|id|metadata|outputs|source)"')
_DEFINES = re.compile(r"^(?:async +def|def|class) +\w+", re.MULTILINE)
_MOST_BROKEN_CELLS = 50
"""Broken places of a damaged notebook that are stepped over; each may cost a scan of the rest."""


@dataclass(frozen=True)
class NotebookCells:
    """What of a notebook is executed, and what there is to say about it."""

    chunks: tuple[Chunk, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class _CodeCell:
    """A code cell that is not blank."""

    number: int
    """Its place among them, from 1: the number in ``[ ]`` after "Restart & Run All"."""
    source: str
    grade_id: str
    demo: bool
    text: bool = False
    """It is set to text although a solution belongs into it."""


def read_notebook(text: str, filename: str) -> NotebookCells:
    """The chunks of a notebook, one per code cell; never raises.

    Left out are cells tagged ``demo`` and check cells, whatever was written into them. A damaged file gives the
    cells that are whole.

    Args:
        text: of the .ipynb file.
        filename: a chunk is named ``pooling.ipynb[cell 3]`` after it.
    """
    notices = []
    notebook = _json(text)
    if isinstance(notebook, _Broken):
        cells = list(_whole_cells(text))
        notices.append(damaged_notebook(filename, notebook.line, len(cells)))
    else:
        cells = list(_cells(notebook))
    code = _code_cells(cells)
    if not code and not notices:
        notices.append(no_code_cell(filename))
    if texts := [cell.grade_id for cell in code if cell.text]:
        notices.append(text_cell_read(texts))
    chunks, awaits = _chunks(_without_checks(code), filename)
    if awaits:
        notices.append(awaits_left_out(awaits))
    if len(code) == MOST_CELLS:
        notices.append(too_many_cells(filename, MOST_CELLS))
    return NotebookCells(chunks, tuple(notices))


@dataclass(frozen=True)
class _Broken:
    """Text that is no JSON."""

    line: int | None
    """Where reading stopped; None when unknown."""


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return _Broken(error.lineno)
    except (ValueError, RecursionError):  # a number with thousands of digits, brackets a thousand deep
        return _Broken(None)


def _cells(notebook: Any) -> Iterator[Mapping[str, Any]]:
    """The cells of a notebook of any format version."""
    if not isinstance(notebook, Mapping):
        return
    for part in (notebook, *_items(notebook.get("worksheets"))):
        if isinstance(part, Mapping):
            yield from (cell for cell in _items(part.get("cells")) if isinstance(cell, Mapping))


def _whole_cells(text: str) -> Iterator[Mapping[str, Any]]:
    """The cells of a damaged or cut off notebook that can still be read."""
    decoder = json.JSONDecoder()
    position, broken = 0, 0
    while broken < _MOST_BROKEN_CELLS and (start := _CELL_START.search(text, position)):
        try:
            cell, position = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            position, broken = start.end(), broken + 1
            continue
        if isinstance(cell, Mapping) and "cell_type" in cell:
            yield cell


def _code_cells(cells: Iterable[Mapping[str, Any]]) -> list[_CodeCell]:
    found: list[_CodeCell] = []
    for cell in cells:
        metadata = _mapping(cell.get("metadata"))
        claimed = _mapping(metadata.get("nbgrader")).get("grade_id")
        grade_id = claimed if isinstance(claimed, str) else ""
        source = _source(cell)
        is_code = cell.get("cell_type", "code" if "outputs" in cell else "") == "code"
        if not is_code and not _solves(grade_id, source):
            continue
        if source.strip() and len(found) < MOST_CELLS:
            demo = DEMO_TAG in _items(metadata.get("tags"))
            found.append(_CodeCell(len(found) + 1, source, grade_id, demo, not is_code))
    return found


def _solves(grade_id: str, source: str) -> bool:
    """Whether a text cell is a solution that somebody set to text by mistake."""
    if task_of_cell(grade_id) is None or is_check_cell(grade_id):
        return False
    return isinstance(parse(source), ast.Module) or _DEFINES.search(source) is not None


def _source(cell: Mapping[str, Any]) -> str:
    """A cell's text, which is a string, a list of lines with or without their ends, or something odd."""
    value = next((cell[key] for key in ("source", "input", "code") if cell.get(key)), "")
    if not isinstance(value, str):
        lines = [line for line in _items(value) if isinstance(line, str)]
        ends = any(line.endswith("\n") for line in lines[:-1])
        value = ("" if ends else "\n").join(lines)
    return without_surrogates(line_ends(value.replace("\0", "")))


def _without_checks(cells: Sequence[_CodeCell]) -> list[_CodeCell]:
    """The cells that are the student's own.

    Copying a check cell copies its name, too. So beside an untouched check cell, another one of the same name
    with other content is a cell of the student's; on its own it is an edited check cell.
    """
    checks = {cell.number: only_checks(cell.source) for cell in cells}
    untouched = {cell.grade_id for cell in cells if checks[cell.number]}
    return [
        cell
        for cell in cells
        if not cell.demo
        and not checks[cell.number]
        and (not is_check_cell(cell.grade_id) or cell.grade_id in untouched)
    ]


def _chunks(cells: Sequence[_CodeCell], filename: str) -> tuple[tuple[Chunk, ...], list[str]]:
    """One chunk per cell, and where statements with ``await`` were left out."""
    chunks, awaits = [], []
    readable = sum(len(cell.source) for cell in cells) <= PARSE_LIMIT
    for cell in cells:
        cleaned = plain_python(cell.source) if readable else Cleaned(cell.source)
        if cleaned.source.strip():
            chunks.append(Chunk(cleaned.source, f"{filename}[cell {cell.number}]"))
        awaits += [f"[{cell.number}]: {line}" for line in cleaned.awaits]
    if any(needs_jupyter_names(chunk.source) for chunk in chunks):
        chunks.insert(0, Chunk(JUPYTER_NAMES, f"{filename}[Jupyter]"))
    return tuple(chunks), awaits


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
