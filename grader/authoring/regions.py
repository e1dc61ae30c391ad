"""What is marked in a reference: solution regions, and the percent cells that notebooks are made of.

A region is what students write themselves; the stub holds two lines in its place::

    def relu(x: np.ndarray) -> np.ndarray:
        \"\"\"max(x, 0), elementwise.\"\"\"
        ### BEGIN SOLUTION
        return np.maximum(x, 0.0)
        ### END SOLUTION

Markers are read from the comments that Python's tokenizer sees, so text inside a string is never taken for
one. Whatever merely looks like a marker is an error: a misspelt one would hand the solution to students.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.authoring.files import where
from grader.course import CourseError

__all__ = ["BEGIN", "END", "Cell", "Region", "find_regions", "split_cells"]

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
_LIKE_MARKER = re.compile(r"#\s*(begin|end)\s+solution|^\s*###+\s*(begin|end)\b", re.IGNORECASE)
_CELL = re.compile(r"^# %%(?: (?P<title>.*))?$")
_LIKE_CELL = re.compile(r"^\s*#\s*%%")
_TASK = re.compile(r"^task (\d+)$")


CellKind = Literal["setup", "task", "given", "demo"]
_SETUP: tuple[CellKind, str, int | None] = ("setup", "", None)


@dataclass(frozen=True)
class Region:
    """One solution region, by the lines of its markers, counted from 1."""

    first: int
    last: int
    indent: str


@dataclass(frozen=True)
class Cell:
    """The text from one percent line to the next."""

    kind: CellKind
    """``setup`` before the first percent line; ``given`` with a free title: code that students get."""
    title: str
    first_line: int
    """Line in the file where `text` starts."""
    text: str
    task: int | None = None
    """Number of a ``task`` cell."""


def find_regions(text: str, path: Path) -> tuple[Region, ...]:
    """The solution regions of a reference in file order; `path` is for messages only.

    Raises:
        CourseError: not Python, or a marker that is nested, unclosed, misspelt or at a place where the stub could
            not stand; names file and line.
    """
    functions = _function_bodies(text, path)
    lines = text.split("\n")
    regions: list[Region] = []
    begin: tuple[int, str] | None = None
    for line, indent, marker in _markers(text, path):
        begin_here = marker == BEGIN
        if begin_here and begin:
            raise CourseError(
                f"{where(path, line)}: region inside the one that begins in line {begin[0]}; close that first"
            )
        if begin_here:
            begin = (line, indent)
            continue
        if begin is None:
            raise CourseError(f"{where(path, line)}: {END!r} without a {BEGIN!r} before it")
        regions.append(_checked(Region(begin[0], line, begin[1]), indent, lines, functions, path))
        begin = None
    if begin:
        raise CourseError(f"{where(path, begin[0])}: this region is not closed; add {END!r} where the solution ends")
    return tuple(regions)


def split_cells(text: str, path: Path) -> tuple[Cell, ...]:
    """The percent cells of a reference or a stub in file order, the setup first (its text may be empty).

    Raises:
        CourseError: a percent line that is misspelt, has no title or comes twice; names file and line.
    """
    lines = text.rstrip("\n").split("\n")
    starts = [0, *(number for number, line in enumerate(lines, start=1) if _is_cell(line, path, number))]
    cells: list[Cell] = []
    for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        body = "\n".join(lines[start : end - 1])
        blank = len(body) - len(body.lstrip("\n"))
        kind, title, task = _kind(lines[start - 1], path, start) if start else _SETUP
        if (task and any(c.task == task for c in cells)) or (kind == "demo" and any(c.kind == "demo" for c in cells)):
            raise CourseError(f"{where(path, start)}: second cell {title!r}; join the two")
        cells.append(Cell(kind, title, start + 1 + blank, body.strip("\n"), task))
    return tuple(cells)


def _markers(text: str, path: Path) -> list[tuple[int, str, str]]:
    """Line, indentation and text of every marker."""
    comments = {
        token.start[0]: token
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    }
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LIKE_MARKER.search(line):
            continue
        token = comments.get(number)
        if token is None:
            raise CourseError(f"{where(path, number)}: marker inside a string; a region's markers are comments")
        if line.strip() not in (BEGIN, END):
            raise CourseError(
                f"{where(path, number)}: looks like a marker; write {BEGIN!r} or {END!r} alone on the line"
            )
        found.append((number, line[: token.start[1]], line.strip()))
    return found


def _checked(region: Region, end_indent: str, lines: list[str], functions: list[tuple[int, int]], path: Path) -> Region:
    inside = lines[region.first : region.last - 1]
    if end_indent != region.indent:
        raise CourseError(
            f"{where(path, region.last)}: {END!r} is not indented like its {BEGIN!r} in line {region.first}"
        )
    code = [
        number for number, line in enumerate(inside, start=region.first + 1) if line.strip() and line.strip()[0] != "#"
    ]
    if not code:
        raise CourseError(f"{where(path, region.first)}: no code in this region; put the solution between the markers")
    for number, line in enumerate(inside, start=region.first + 1):
        if _LIKE_CELL.match(line):
            raise CourseError(f"{where(path, number)}: a new cell inside a region; close the region first")
    # A NotImplementedError at the top of a module or class would end the student's file while it is loaded.
    if not any(first <= region.first and code[-1] <= last for first, last in functions):
        raise CourseError(f"{where(path, region.first)}: a region must lie inside the body of one function")
    return region


def _function_bodies(text: str, path: Path) -> list[tuple[int, int]]:
    """First and last line of every function's body."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise CourseError(f"{where(path, error.lineno)}: {error.msg}") from None
    return [
        (node.lineno + 1, node.end_lineno or node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _is_cell(line: str, path: Path, number: int) -> bool:
    if _CELL.match(line):
        return True
    if _LIKE_CELL.match(line):
        raise CourseError(f'{where(path, number)}: looks like a cell; write "# %% task N", "# %% demo" or "# %% TITLE"')
    return False


def _kind(line: str, path: Path, number: int) -> tuple[CellKind, str, int | None]:
    match = _CELL.match(line)
    title = (match["title"] or "").strip() if match else ""
    if not title:
        raise CourseError(f'{where(path, number)}: this cell needs a title: "# %% task N", "# %% demo" or "# %% TITLE"')
    if task := _TASK.match(title):
        return "task", title, int(task[1])
    if title == "demo":
        return "demo", title, None
    if title.lower().startswith(("task", "demo")):
        raise CourseError(
            f'{where(path, number)}: cell {title!r} is neither "task N" nor "demo"; for given code choose another title'
        )
    return "given", title, None
