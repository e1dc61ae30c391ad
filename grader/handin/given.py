"""Code that the assignment gave and a notebook lost: put back, as nbgrader puts back locked cells.

Editors other than Jupyter let a student delete a locked cell, and then every solution fails with a NameError
that nobody meant to test. A .py file is the student's own from its first line; nothing is added to it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from grader.course import Assignment
from grader.handin.notices import given_code_put_back
from grader.handin.plain_python import parse
from grader.isolation import Chunk

if TYPE_CHECKING:
    from grader.handin.submission import Submission

__all__ = ["with_given_code"]

_CELL = re.compile(r"^# %%(.*)$", re.MULTILINE)
_STUDENTS = re.compile(r"(?:task \d+|demo)")


def with_given_code(submission: Submission, assignment: Assignment) -> Submission:
    """The hand-in with the given cells of which it does not define every name, in front of the student's own.

    Done twice, it is as done once.

    Args:
        assignment: its reference holds the given cells; released to students it has none, and nothing is added.
    """
    cells = [chunk for chunk in submission.chunks if "[cell " in chunk.filename]
    if not cells or not assignment.staff:
        return submission
    there = {name for chunk in submission.chunks for name in _names(chunk.source)}
    lost = [text for text in _given(assignment) if set(_names(text)) - there]
    if not lost:
        return submission
    source = "\n\n".join(lost)
    chunk = Chunk(source, f"{submission.file}[given]")
    # what stands for Jupyter's own names stays first
    first = next(i for i, each in enumerate(submission.chunks) if each in cells)
    missing = sorted({name for text in lost for name in _names(text)} - there)
    return replace(
        submission,
        chunks=(*submission.chunks[:first], chunk, *submission.chunks[first:]),
        notices=(*submission.notices, given_code_put_back(missing)),
        data=submission.data + b"\0" + source.encode(),
    )


def _given(assignment: Assignment) -> Iterator[str]:
    """The setup and the cells with a free title, as the reference holds them."""
    text = assignment.module_file.read_text(encoding="utf-8")
    marks = [(0, 0, ""), *((m.start(), m.end(), m[1].strip()) for m in _CELL.finditer(text)), (len(text), 0, "")]
    for (_, start, title), (end, _, _) in pairwise(marks):
        if not _STUDENTS.fullmatch(title):
            yield text[start:end].strip("\n")


def _names(source: str) -> Iterator[str]:
    """The names that the top level of some source binds; none of source that is not Python."""
    tree = parse(source)
    return _bound(tree.body) if isinstance(tree, ast.Module) else iter(())


def _bound(statements: Iterable[ast.stmt]) -> Iterator[str]:
    for node in statements:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.alias):
                yield (inner.asname or inner.name).split(".")[0]
            elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                yield inner.id
            elif isinstance(inner, ast.FunctionDef | ast.ClassDef):
                yield inner.name
