"""A program's text together with its syntax tree: what the operators of `grader.authoring.mutations` look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

__all__ = ["Function", "SourceCode"]

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_WHOLE = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.Dict, ast.Set, ast.ListComp)
"""Expressions that need no parentheses wherever they are put."""


_DRAWINGS = ("ax", "axes", "fig", "figure", "plt")


class SourceCode:
    """One file, read once; every node knows its parent and its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.uses_torch = any(
            "torch" in (a.name for a in node.names) or str(getattr(node, "module", "")).startswith("torch")
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
        )
        # ast counts columns in bytes
        self._lines = [line.encode() for line in text.splitlines(keepends=True)]
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._bytes = b"".join(self._lines)
        self._parents = {child: parent for parent in ast.walk(self.tree) for child in ast.iter_child_nodes(parent)}

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where the text of an expression or statement begins and ends, in bytes."""
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.lineno - 1] + node.col_offset, self._starts[node.end_lineno - 1] + node.end_col_offset

    def text_of(self, node: ast.AST) -> str:
        """What stands in the file; a statement's further lines are indented as seen from its first."""
        first, last = self.span(node)
        text = self._bytes[first:last].decode()
        return text.replace("\n" + " " * node.col_offset, "\n") if isinstance(node, ast.stmt) else text

    def operand(self, node: ast.expr) -> str:
        """The text, in parentheses where it would fall apart beside an operator."""
        text = self.text_of(node)
        return text if isinstance(node, _WHOLE) and "\n" not in text else f"({text})"

    def replaced(self, node: ast.AST, text: str) -> str:
        """The whole program with other text in place of `node`; a statement may become several lines."""
        first, last = self.span(node)
        indent = " " * getattr(node, "col_offset", 0)
        put = text.replace("\n", "\n" + indent) if isinstance(node, ast.stmt) else text
        return (self._bytes[:first] + put.encode() + self._bytes[last:]).decode()

    def parents(self, node: ast.AST) -> Iterator[ast.AST]:
        """From the innermost to the module."""
        while (found := self._parents.get(node)) is not None:
            yield found
            node = found

    def parent(self, node: ast.AST) -> ast.AST | None:
        """What `node` stands in."""
        return self._parents.get(node)

    def function(self, node: ast.AST) -> Function | None:
        """The innermost function that `node` stands in."""
        return next((p for p in self.parents(node) if isinstance(p, Function)), None)

    def is_drawing(self, node: ast.AST) -> bool:
        """Whether this calls a method of matplotlib axes or a figure, by their usual names."""
        receiver = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
        return isinstance(receiver, ast.Name) and receiver.id in _DRAWINGS

    def place(self, node: ast.AST) -> str:
        """``IRpropMinus.step``: names of the classes and functions around."""
        names = [p.name for p in self.parents(node) if isinstance(p, ast.ClassDef | Function)]
        return ".".join(reversed(names))

    def outermost(self, node: ast.AST) -> ast.stmt | None:
        """The function or class at the top of the module that `node` stands in."""
        chain = [node, *self.parents(node)]
        found = chain[-2] if len(chain) > 1 else None
        return found if isinstance(found, ast.ClassDef | Function) else None
