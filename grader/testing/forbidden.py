"""Forbidden names in the source: which functions compute with something the exercise asks to build.

Reads the source only. Names hidden from it (``getattr``, ``exec``) are refused at run time inside the
student's process. A demo block (``if __name__ == "__main__":``) and helpers that only it uses are free.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.isolation import Chunk, Program
from grader.testing.parsing import PARSE_LIMIT, parse

__all__ = ["Use", "forbidden_uses"]


@dataclass(frozen=True)
class Use:
    """A call of a forbidden name in the source."""

    name: str
    file: str
    line: int


def forbidden_uses(program: Program) -> dict[str, Use]:
    """Top-level function or class name → the forbidden call it reaches, directly or through other functions.

    Source that is too long to be parsed here is left to the student's process.
    """
    if not program.forbidden or sum(len(chunk.source) for chunk in program.chunks) > PARSE_LIMIT:
        return {}
    direct: dict[str, Use] = {}
    mentions: dict[str, set[str]] = {}
    aliases: dict[str, str] = {}
    parsed = [(chunk, parse(chunk.source)) for chunk in program.chunks]
    trees = [(chunk, tree) for chunk, tree in parsed if isinstance(tree, ast.Module)]
    for _, tree in trees:
        aliases |= _aliases(tree)
    for chunk, tree in trees:
        for node in _definitions(tree):
            mentions[node.name] = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            use = next(_uses(node, chunk, aliases, program.forbidden), None)
            if use is not None:
                direct[node.name] = use
    return _reaching(direct, mentions)


def _definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            yield node


def _aliases(tree: ast.Module) -> dict[str, str]:
    """Local name → dotted name, from every import in the file."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                found[name.asname or name.name.split(".")[0]] = name.name if name.asname else name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return found


def _uses(node: ast.AST, chunk: Chunk, aliases: dict[str, str], forbidden: Iterable[str]) -> Iterator[Use]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and (name := _dotted(call.func, aliases)):
            for banned in forbidden:
                if name == banned or name.startswith(banned + "."):
                    yield Use(banned, chunk.filename, call.lineno + chunk.first_line - 1)


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return None
    return ".".join([aliases[node.id], *reversed(parts)])


def _reaching(direct: dict[str, Use], mentions: dict[str, set[str]]) -> dict[str, Use]:
    """`direct`, and whoever mentions one of these names, and whoever mentions those; every mention is followed once."""
    mentioned_by: dict[str, list[str]] = {}
    for name in sorted(mentions):
        for other in mentions[name]:
            mentioned_by.setdefault(other, []).append(name)
    found = dict(direct)
    todo = list(direct)
    while todo:
        name = todo.pop(0)
        for caller in mentioned_by.get(name, ()):
            if caller not in found:
                found[caller] = found[name]
                todo.append(caller)
    return found
