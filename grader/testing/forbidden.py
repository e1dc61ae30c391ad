"""Forbidden names in the source: which functions compute with something the exercise asks to build.

Reads the source only. Names hidden from it (``getattr``, ``exec``) are refused at run time inside the
student's process. A demo block (``if __name__ == "__main__":``) and helpers that only it uses are free.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.isolation import Chunk, Program
from grader.testing.parsing import PARSE_LIMIT, parse

__all__ = ["Use", "forbidden_uses", "imported_from"]


@dataclass(frozen=True)
class Use:
    """A call of a forbidden name in the source."""

    name: str
    file: str
    line: int


def forbidden_uses(program: Program) -> dict[str, Use]:
    """Top-level function or class name → the forbidden call it reaches, directly or through other functions.

    Also through functions of the program's further modules. Source that is too long to be parsed here is left to the
    student's process.
    """
    if not program.forbidden or sum(len(chunk.source) for chunk in program.sources) > PARSE_LIMIT:
        return {}
    spaces = {"": _Space("", program.chunks)}
    spaces |= {each.name: _Space(each.name, (each.chunk,), package=each.package) for each in program.modules}
    direct: dict[str, Use] = {}
    mentions: dict[str, set[str]] = {}
    for space in spaces.values():
        for chunk, node in space.nodes:
            key = space.key(node.name)
            mentions[key] = set(_mentioned(node, space, spaces))
            use = next(_uses(node, chunk, space, spaces, program.forbidden), None)
            if use is not None:
                direct[key] = use
    found = _reaching(direct, mentions)
    imported = {name: _resolved([name], spaces[""], spaces).definition for name in _imported_names(spaces)}
    known = {name: found[key] for name, key in imported.items() if key in found}
    return known | {name: use for name, use in found.items() if "." not in name}


class _Space:
    """The names at the top of one module: definitions, imports, and the modules of ``from … import *``."""

    def __init__(self, name: str, chunks: Iterable[Chunk], *, package: bool = False) -> None:
        self.name = name
        self._file = f"{name}.__init__" if package else name
        self.nodes: list[tuple[Chunk, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef]] = []
        self.aliases: dict[str, str] = {}
        self.stars: list[str] = []
        for chunk in chunks:
            tree = parse(chunk.source)
            if isinstance(tree, ast.Module):
                self.nodes += [(chunk, node) for node in _definitions(tree)]
                self._take_imports(tree)
        self.defined = {node.name for _, node in self.nodes}

    def key(self, name: str) -> str:
        """How a definition is called among those of all modules."""
        return f"{self.name}.{name}" if self.name else name

    def _take_imports(self, tree: ast.Module) -> None:
        """Local name → dotted name, from every import in the file."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    first = name.name.split(".")[0]
                    self.aliases[name.asname or first] = name.name if name.asname else first
            elif isinstance(node, ast.ImportFrom) and (module := imported_from(node, self._file)):
                self.stars += [module for name in node.names if name.name == "*"]
                self.aliases |= {name.asname or name.name: f"{module}.{name.name}" for name in node.names}


def imported_from(node: ast.ImportFrom, module: str) -> str:
    """The dotted name that stands after ``from`` in `module`; the first dot is the package that `module` lies in."""
    if not node.level:
        return node.module or ""
    parents = module.split(".")[: -node.level]
    return ".".join([*parents, *filter(None, [node.module])])


def _definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            yield node


@dataclass(frozen=True)
class _Meaning:
    """What a dotted name stands for: a name of a library, or a definition in one of the modules."""

    library: str = ""
    definition: str = ""


_LONGEST_WAY = 20
"""Imports that a name is followed through; they may go in circles."""


def _resolved(parts: Sequence[str], space: _Space, spaces: Mapping[str, _Space], steps: int = 0) -> _Meaning:
    """What `parts`, a name of `space` and attributes of it, stand for."""
    first, *rest = parts
    if steps == _LONGEST_WAY:
        return _Meaning()
    if first in space.aliases:
        return _found([*space.aliases[first].split("."), *rest], spaces, steps + 1)
    if first in space.defined:
        return _Meaning(definition=space.key(first))
    for star in space.stars:
        if star in spaces and (meaning := _resolved(parts, spaces[star], spaces, steps + 1)) != _Meaning():
            return meaning
    return _Meaning()


def _found(parts: Sequence[str], spaces: Mapping[str, _Space], steps: int) -> _Meaning:
    """What an absolute dotted name stands for."""
    for length in range(len(parts) - 1, 0, -1):
        module = ".".join(parts[:length])
        if module in spaces:
            return _resolved(parts[length:], spaces[module], spaces, steps)
    return _Meaning() if parts[0] in spaces else _Meaning(library=".".join(parts))


def _imported_names(spaces: Mapping[str, _Space]) -> Iterator[str]:
    """Names of the program that it may have from its modules."""
    program = spaces[""]
    yield from program.aliases
    todo, seen = list(program.stars), set[str]()
    while todo:
        star = todo.pop()
        if star in spaces and star not in seen:
            seen.add(star)
            yield from spaces[star].defined
            yield from spaces[star].aliases
            todo += spaces[star].stars


def _mentioned(node: ast.AST, space: _Space, spaces: Mapping[str, _Space]) -> Iterator[str]:
    """The definitions that `node` names."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield space.key(each.id)
        if isinstance(each, ast.Name | ast.Attribute) and len(spaces) > 1 and (parts := _parts(each)):
            yield _resolved(parts, space, spaces).definition


def _uses(
    node: ast.AST, chunk: Chunk, space: _Space, spaces: Mapping[str, _Space], forbidden: Iterable[str]
) -> Iterator[Use]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and (parts := _parts(call.func)):
            name = _resolved(parts, space, spaces).library
            for banned in forbidden:
                if name == banned or name.startswith(banned + "."):
                    yield Use(banned, chunk.filename, call.lineno + chunk.first_line - 1)


def _parts(node: ast.expr) -> list[str]:
    """``["F", "max_pool2d"]``; a loop, because a chain of names can be longer than Python's stack."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


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
