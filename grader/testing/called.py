"""What a check uses of the student's program, read from its source."""

from __future__ import annotations

import ast
from pathlib import Path

from grader.testing.parsing import syntax_tree

__all__ = ["called_by"]

_STUDENT = "student"
"""What a check calls the student's program."""


def called_by(path: Path, function: str) -> list[str]:
    """The student's functions and classes that a check names, in order, also in the helpers it calls."""
    functions = {n.name: n for n in syntax_tree(path.read_bytes()).body if isinstance(n, ast.FunctionDef)}
    seen: list[str] = []
    found: dict[str, None] = {}
    todo = [function]
    while todo:
        name = todo.pop(0)
        if name not in functions or name in seen:
            continue
        seen.append(name)
        for node in ast.walk(functions[name]):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == _STUDENT:
                found.setdefault(node.attr)
            elif isinstance(node, ast.Name):
                todo.append(node.id)
    return list(found)
