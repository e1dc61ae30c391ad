"""The hand-in of another assignment, in the wrong place: recognised by what it defines, and left for a person."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from grader.course import Assignment
from grader.handin.notices import another_assignment
from grader.handin.plain_python import parse
from grader.handin.submission import Submission
from grader.isolation import Chunk

__all__ = ["recognised"]

_HARDLY, _MOSTLY = 0.25, 0.5
"""Shares of the names that an assignment asks for: fewer than the one of ours, at least the other of another one's."""
_CELL = re.compile(r"^# %%(.*)$", re.MULTILINE)


def recognised(submission: Submission, assignment: Assignment, assignments: Iterable[Assignment]) -> Submission:
    """The hand-in, marked where it looks like that of another assignment.

    Args:
        assignments: all there are, with their references; without a reference nothing is recognised.
    """
    defined = {name for each in (submission, *submission.alternatives) for name in _defined(each.chunks)}
    if not defined or not assignment.staff or _share(defined, assignment) >= _HARDLY:
        return submission
    others = [(_share(defined, other), other.name) for other in assignments if other.name != assignment.name]
    share, name = max(others, default=(0.0, ""))
    if share < _MOSTLY:
        return submission
    return replace(
        submission,
        looks_like=name,
        notices=(another_assignment(submission.file, name), *submission.notices),
        data=submission.data + f"\0{name}".encode(),
    )


def _share(defined: set[str], assignment: Assignment) -> float:
    wanted = _asked_for(assignment.module_file) if assignment.module_file.is_file() else frozenset()
    return len(defined & wanted) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=64)
def _asked_for(reference: Path) -> frozenset[str]:
    """Functions and classes in the cells of the tasks."""
    text = reference.read_text(encoding="utf-8")
    _, *parts = _CELL.split(text)  # what stands before the first mark; then title and text of each cell
    tasks = (cell for title, cell in zip(parts[::2], parts[1::2], strict=True) if title.strip().startswith("task "))
    return frozenset(_defined([Chunk(cell, "") for cell in tasks]))


def _defined(chunks: Sequence[Chunk]) -> set[str]:
    trees = [tree for chunk in chunks if isinstance(tree := parse(chunk.source), ast.Module)]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for tree in trees for node in tree.body if isinstance(node, kinds)}
