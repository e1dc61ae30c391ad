"""Further Python files that a hand-in imports: read like the hand-in itself, by name, from the same folder.

``from helfer import fenster`` finds ``helfer.py`` beside the program, and ``utils.fenster`` the file in the folder
``utils``. What is named like a library is not read: for everybody, such a name means the library.
"""

from __future__ import annotations

import ast
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

from grader.handin.candidates import shown
from grader.handin.decoding import decode, without_surrogates
from grader.handin.notices import (
    cannot_open,
    modules_left_out,
    modules_read,
    named_like_a_library,
    other_file_not_python,
)
from grader.handin.plain_python import parse, plain_python
from grader.isolation import Chunk, SourceModule
from grader.isolation.confinement.readable import package_folders
from grader.result import Notice
from grader.testing.forbidden import imported_from

__all__ = ["MOST_MODULES", "Modules", "imported_modules", "modules_beside"]

MOST_MODULES = 50
"""Files besides the hand-in itself that are read."""
LARGEST_IN_ALL = 2_000_000
"""Bytes of all of them."""
_IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t]+([^\W\d][\w.]*)", re.MULTILINE)
_IMPORTERS = frozenset({"import_module", "__import__"})


@dataclass(frozen=True)
class Modules:
    """What a program imports of the files beside it."""

    modules: tuple[SourceModule, ...] = ()
    notices: tuple[Notice, ...] = ()
    paths: tuple[Path, ...] = ()
    """The files that were read."""


def modules_beside(program: Path, chunks: Sequence[Chunk], read: Callable[[Path], bytes]) -> Modules:
    """The modules that `chunks` import, and those that these import; never raises.

    Args:
        program: the file that the chunks come from; modules lie in its folder.
        read: the bytes of an ordinary file; raises OSError for anything else.
    """
    if not chunks or not _has_more(program):
        return Modules()
    reader = _Reader(program, read)
    for chunk in chunks:
        reader.todo += imported_modules(chunk.source)
    return reader.finish()


def imported_modules(source: str, module: str = "") -> list[str]:
    """Dotted names of what may be modules among the imports of some source, wherever they stand.

    Args:
        module: the dotted name of the source itself, for imports that begin with a dot.
    """
    tree = parse(source)
    if not isinstance(tree, ast.Module):  # what of it runs is found out elsewhere
        return list(dict.fromkeys(_IMPORT.findall(source)))
    return list(dict.fromkeys(name for node in ast.walk(tree) for name in _names(node, module)))


def _names(node: ast.AST, module: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom) and (origin := imported_from(node, module)):
        yield origin
        yield from (f"{origin}.{each.name}" for each in node.names if each.name != "*")
    elif isinstance(node, ast.Call) and node.args and isinstance(named := node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in _IMPORTERS and isinstance(named.value, str):
            yield named.value


class _Reader:
    """Reads one module after the other."""

    def __init__(self, program: Path, read: Callable[[Path], bytes]) -> None:
        self.todo: list[str] = []
        self._program = program
        self._read = read
        self._found: dict[str, SourceModule | None] = {}
        self._notices: list[Notice] = []
        self._paths: list[Path] = []
        self._left_out: list[str] = []
        self._bytes = 0

    def finish(self) -> Modules:
        """Read what is to be read."""
        for name in self.todo:  # grows meanwhile
            parts = name.split(".")
            for length in range(1, len(parts) + 1):
                dotted = ".".join(parts[:length])
                if dotted not in self._found:
                    self._found[dotted] = self._module(parts[:length])
                if self._found[dotted] is None:
                    break
        modules = tuple(module for _, module in sorted(self._found.items()) if module is not None)
        files = sorted(module.chunk.filename for module in modules if module.chunk.filename.endswith(".py"))
        notices = [modules_read(files)] if files else []
        if self._left_out:
            notices.append(modules_left_out(sorted(self._left_out), MOST_MODULES))
        return Modules(modules, (*notices, *self._notices), tuple(self._paths))

    def _module(self, parts: Sequence[str]) -> SourceModule | None:
        """The module of this name; None where there is none that is to be read."""
        if not all(part.isidentifier() and not part.startswith("__") for part in parts):
            return None
        place, name = self._program.parent.joinpath(*parts), ".".join(parts)
        file, folder = place.with_name(f"{parts[-1]}.py"), _is(place, stat.S_ISDIR)
        package = folder and _is(place / "__init__.py", stat.S_ISREG)
        if not folder and not _is(file, stat.S_ISREG):
            return None
        if not package and file == self._program:
            return None
        if _is_library(parts[0]):
            self._notices += [named_like_a_library(shown(file.name), parts[0])] if not folder else []
            return None
        if package:
            return self._read_file(name, place / "__init__.py", parts, package=True)
        if _is(file, stat.S_ISREG):
            return self._read_file(name, file, parts)
        return SourceModule(name, Chunk("", f"{'/'.join(parts)}/"), package=True)

    def _read_file(self, name: str, path: Path, parts: Sequence[str], *, package: bool = False) -> SourceModule | None:
        file = "/".join([*parts, path.name] if package else [*parts[:-1], path.name])
        if len(self._paths) >= MOST_MODULES:
            self._left_out.append(file)
            return None
        try:
            data = self._read(path)
        except (OSError, ValueError) as error:
            self._notices.append(cannot_open(file, error))
            return None
        self._bytes += len(data)
        if self._bytes > LARGEST_IN_ALL:
            self._left_out.append(file)
            return None
        self._paths.append(path)
        decoded = decode(data, file)
        source = plain_python(without_surrogates(decoded.text)).source
        self._notices += decoded.notices
        if isinstance(tree := parse(source), SyntaxError):
            self._notices.append(other_file_not_python(file, tree))
        inner = f"{name}.__init__" if package else name
        self.todo += imported_modules(source, inner)
        return SourceModule(name, Chunk(source, file), package)


def _has_more(program: Path) -> bool:
    """Whether there is anything beside the program that could be imported: mostly there is not."""
    try:
        with os.scandir(program.parent) as entries:
            return any(
                entry.name != program.name and (entry.name.endswith(".py") or "." not in entry.name)
                for entry in entries
            )
    except (OSError, ValueError):
        return False


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    """Whether something of this kind lies there, not a link to it."""
    try:
        return kind(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=1024)
def _is_library(name: str) -> bool:
    """Whether a name is one of Python's or of an installed package, with which the student's process was started."""
    if name == "grader" or name in sys.stdlib_module_names:
        return True
    try:
        spec = PathFinder.find_spec(name, package_folders())
    except (ImportError, ValueError, OSError):
        return True  # something of that name is there
    return spec is not None and spec.loader is not None
