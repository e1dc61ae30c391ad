"""Independent programs, and copies of them as somebody makes who does not want them to be found."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Sequence
from pathlib import Path

from grader.course import Course

ROOT = Path(__file__).parents[2]
KINDS = ("renamed", "reordered", "reformatted", "notebook")


def independent(course: Course, assignment: str) -> dict[str, str]:
    """Programs that were written on their own: reference, ``right/``, right and partial behaviours; never a mutant."""
    slug = assignment.split("_", 1)[1]
    folder = course.staff_folder / assignment
    behaviours = ROOT / "tests" / "behaviours"
    files = [
        folder / f"{slug}.py",
        *sorted((folder / "right").glob("*.py")),
        *(p for kind in ("right", "partial") for p in sorted((behaviours / kind).glob(f"{assignment}__*.py"))),
    ]
    return {f"{path.parent.name}_{path.stem}": path.read_text(encoding="utf-8") for path in files}


def copied(source: str, kinds: Sequence[str], rng: random.Random) -> str:
    """`source` disguised; for ``notebook`` the text of an .ipynb."""
    tree = ast.parse(source)
    if "renamed" in kinds:
        tree = _Renamed().visit(tree)
    if "reordered" in kinds:
        _reorder(tree, rng)
    if "notebook" in kinds:
        return _notebook([ast.unparse(statement) for statement in tree.body])
    return ast.unparse(tree) if set(kinds) & {"renamed", "reordered"} else _reformatted(source)


class _Renamed(ast.NodeTransformer):
    """Parameters, variables and helpers get other names; comments and docstrings go."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        if ast.get_docstring(node) and len(node.body) > 1:
            del node.body[0]
        for inner in ast.walk(node):
            if isinstance(inner, ast.arg) and inner.arg != "self":
                self._new(inner.arg)
            elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                self._new(inner.id)
        self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self.names.get(node.arg, node.arg)
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node

    def _new(self, name: str) -> None:
        self.names.setdefault(name, f"my_{len(self.names)}")


def _reorder(tree: ast.Module, rng: random.Random) -> None:
    """Definitions in another order, and neighbouring assignments that do not need each other swapped."""
    first = [s for s in tree.body if not isinstance(s, ast.FunctionDef | ast.ClassDef)]
    definitions = [s for s in tree.body if isinstance(s, ast.FunctionDef | ast.ClassDef)]
    rng.shuffle(definitions)
    tree.body = [*first, *definitions]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for i in range(len(node.body) - 1):
                one, other = node.body[i], node.body[i + 1]
                if (
                    isinstance(one, ast.Assign)
                    and isinstance(other, ast.Assign)
                    and not _names(one, ast.Store) & _names(other)
                ):
                    node.body[i], node.body[i + 1] = other, one


def _names(node: ast.AST, kind: type[ast.expr_context] = ast.expr_context) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, kind)}


def _reformatted(source: str) -> str:
    """No comments, other line breaks, an indent of two."""
    lines = ast.unparse(ast.parse(source)).split("\n")
    narrow = "\n".join(" " * ((len(line) - len(line.lstrip())) // 2) + line.lstrip() for line in lines)
    try:
        ast.parse(narrow)
    except SyntaxError:  # a text of several lines
        return "\n".join(lines)
    return narrow


def _notebook(cells: Sequence[str]) -> str:
    code: list[dict[str, object]] = [
        {"cell_type": "code", "metadata": {}, "source": cell, "outputs": [], "execution_count": None} for cell in cells
    ]
    return json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
