"""A program as a sequence of tokens that renaming, reformatting, comments and annotations do not change.

The tokens are the nodes of the syntax tree. Names that the program itself defines say nothing; names of libraries,
attributes and numbers do. Every top-level function, class or statement is a sequence of its own, so their order does
not count.
"""

from __future__ import annotations

import ast
import builtins
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Part", "parts_of"]

_BUILTIN = frozenset(dir(builtins))
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Part:
    """One top-level definition or run of statements."""

    tokens: tuple[str, ...]
    lines: tuple[int, ...]
    """Of each token, counted from 1 over all sources together."""


def parts_of(sources: Sequence[str]) -> tuple[Part, ...]:
    """The parts of a program that comes in pieces, such as cells; what is no Python is left out."""
    parts, offset = [], 0
    for source in sources:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            tree = ast.Module([], [])
        for body in _bodies(tree):
            found = [(token, line + offset) for statement in body for token, line in _walk(statement)]
            if found:
                tokens, lines = zip(*found, strict=True)
                parts.append(Part(tokens, lines))
        offset += source.count("\n") + 1
    return tuple(parts)


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """Top-level definitions, methods on their own; what is computed at the top level is a demo and says little."""
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            for inner in statement.body:
                if isinstance(inner, _DEFINITIONS):
                    yield [inner]
        elif isinstance(statement, _DEFINITIONS):
            yield [statement]


def _walk(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Depth first, by an explicit stack: nothing here is as deep as a hostile program can be."""
    stack: list[tuple[ast.AST, int]] = [(node, getattr(node, "lineno", 1))]
    while stack:
        node, line = stack.pop()
        line = getattr(node, "lineno", line)
        if isinstance(node, ast.expr_context) or _is_docstring(node):
            continue
        if said := _said(node):
            yield said, line
        stack.extend((child, line) for child in reversed(_children(node)))


def _children(node: ast.AST) -> list[ast.AST]:
    """Without annotations, decorators and names of parameters."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [*node.args.defaults, *(d for d in node.args.kw_defaults if d), *node.body]
    if isinstance(node, ast.AnnAssign):
        return [node.target, *([node.value] if node.value else [])]
    return list(ast.iter_child_nodes(node))


def _said(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id if node.id in _BUILTIN or node.id in _LIBRARIES else "name"
    if isinstance(node, ast.Attribute):
        return "." + node.attr
    if isinstance(node, ast.Constant):
        return repr(node.value)[:20] if isinstance(node.value, int | float | bool) else type(node.value).__name__
    if isinstance(node, ast.keyword):
        return f"{node.arg}="
    if isinstance(node, ast.Expr | ast.arguments | ast.arg):
        return ""
    if isinstance(node, ast.AnnAssign):
        return "Assign"
    return type(node).__name__


_LIBRARIES = frozenset({"np", "numpy", "torch", "plt", "math", "F", "nn", "random", "itertools", "functools"})


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
