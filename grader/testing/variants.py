"""The programs that check the checks: reference, ``right/`` and ``wrong/``.

A ``right/`` file is a complete hand-in of its own. A ``wrong/`` file holds only what it does differently; it
is executed after the reference in the same namespace, so the reference's other functions use it.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from grader.course import Assignment, CourseError
from grader.isolation import Chunk, Program
from grader.result import Text
from grader.testing.declared import bilingual

__all__ = ["WrongVariant", "reference_program", "right_program", "wrong_program", "wrong_variants"]

_TASKS = re.compile(r"^\s*tasks?:\s*([\d,\s]+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class WrongVariant:
    """One typical mistake."""

    name: str
    path: Path
    tasks: tuple[int, ...]
    """The tasks that must lose points; every other task must keep all of them."""
    text: Text


def wrong_variants(assignment: Assignment) -> tuple[WrongVariant, ...]:
    """Every ``wrong/`` file.

    Raises:
        CourseError: a docstring without ``tasks:``, ``de:`` and ``en:``.
    """
    return tuple(_variant(path) for path in assignment.variants("wrong"))


def reference_program(assignment: Assignment) -> Program:
    """The reference, with nothing forbidden to it."""
    return Program(assignment.slug, (_chunk(assignment.module_file),))


def right_program(assignment: Assignment, path: Path) -> Program:
    """A complete other solution, under the same rules as a student's."""
    return Program(assignment.slug, (_chunk(path),), assignment.settings.forbidden)


def wrong_program(assignment: Assignment, path: Path) -> Program:
    """The reference with a mistake put over it."""
    return Program(assignment.slug, (_chunk(assignment.module_file), _chunk(path)))


def _chunk(path: Path) -> Chunk:
    return Chunk(path.read_text(encoding="utf-8"), path.name)


def _variant(path: Path) -> WrongVariant:
    where = f"wrong/{path.name}"
    try:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    except SyntaxError as error:
        raise CourseError(f"{where}, line {error.lineno}: {error.msg}") from None
    tasks = _TASKS.search(docstring)
    text = bilingual(_TASKS.sub("", docstring))
    if tasks is None or text is None:
        raise CourseError(f'{where}: its docstring needs the lines "tasks: 1", "de: …" and "en: …"')
    return WrongVariant(path.stem, path, tuple(int(t) for t in re.findall(r"\d+", tasks[1])), text)
