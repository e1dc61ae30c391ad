"""What the order of a file's parts does: a name used before the cell that defines it, a function defined twice."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence

from grader.handin.notices import defined_twice, used_before
from grader.handin.plain_python import parse
from grader.isolation import Chunk
from grader.result import Notice

__all__ = ["remarks", "stands_there"]

_MOST = 5
"""Notices of a kind; the first ones tell."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "display", "get_ipython"}


def remarks(chunks: Sequence[Chunk]) -> list[Notice]:
    """What there is to say about the order of the parts; nothing is executed."""
    trees = [(chunk, tree) for chunk in chunks if isinstance(tree := parse(chunk.source), ast.Module)]
    return [*_used_before(trees), *_defined_twice(trees)]


def stands_there(name: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a function or class of this name is written in the source, whatever became of it."""
    first = name.split(".")[0]
    return any(
        words[:2] in (["def", first], ["class", first]) or words[:3] == ["async", "def", first]
        for chunk in chunks
        for line in chunk.source.split("\n")
        if first in line
        for words in [line.replace("(", " ").replace(":", " ").split()]
    )


def _used_before(trees: Sequence[tuple[Chunk, ast.Module]]) -> list[Notice]:
    bound = [set(_bound(tree)) for _, tree in trees]
    known: set[str] = set(_BUILTINS)
    found: dict[str, Notice] = {}
    for at, (chunk, tree) in enumerate(trees):
        known |= bound[at]
        for name in _loaded(tree):
            later = next((place for place in range(at + 1, len(trees)) if name in bound[place]), None)
            if name not in known and later is not None:
                found.setdefault(name, used_before(name, chunk.filename, trees[later][0].filename))
    return list(found.values())[:_MOST]


def _defined_twice(trees: Sequence[tuple[Chunk, ast.Module]]) -> list[Notice]:
    places: dict[str, list[tuple[str, int, ast.stmt]]] = {}
    for chunk, tree in trees:
        for node in tree.body:
            if isinstance(node, _Function | ast.ClassDef) and not node.decorator_list:
                places.setdefault(node.name, []).append((chunk.filename, chunk.first_line + node.lineno - 1, node))
    twice = {name: found for name, found in places.items() if len({ast.dump(node) for _, _, node in found}) > 1}
    return [
        defined_twice(name, [(file, line) for file, line, _ in found], stub=_is_open(found[-1][2]))
        for name, found in list(twice.items())[:_MOST]
    ]


def _is_open(node: ast.stmt) -> bool:
    return any(isinstance(inner, ast.Raise) and "NotImplementedError" in ast.dump(inner) for inner in ast.walk(node))


def _bound(tree: ast.Module) -> Iterator[str]:
    """Names that executing the part may bind."""
    for node in _executed(tree):
        if isinstance(node, _Function | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


def _loaded(tree: ast.Module) -> Iterator[str]:
    """Names that executing the part asks for, outside of what is only defined."""
    return (node.id for node in _executed(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))


def _executed(tree: ast.Module) -> Iterator[ast.AST]:
    """What is executed with the part itself: bodies of functions are not, their defaults and annotations are."""
    todo: list[ast.AST] = list(reversed(tree.body))
    postponed = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, _Function):
            inner = [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
            if not postponed:
                arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                inner += [each.annotation for each in arguments if each.annotation]
                inner += [node.returns] if node.returns else []
            todo += reversed(inner)
        elif not isinstance(node, ast.Lambda):
            todo += reversed(list(ast.iter_child_nodes(node)))
