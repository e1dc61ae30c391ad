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
from grader.testing.docstrings import fields, in_both
from grader.testing.parsing import syntax_tree

__all__ = ["SHOWS", "WrongVariant", "reference_program", "right_program", "wrong_program", "wrong_variants"]


SHOWS = ("error", "nan")
"""What can be declared under ``shows:``."""


@dataclass(frozen=True)
class WrongVariant:
    """One typical mistake."""

    name: str
    path: Path
    tasks: tuple[int, ...]
    """The tasks that must lose points; every other task must keep all of them."""
    text: Text
    shows: tuple[str, ...] = ()
    """``error``, ``nan``: an error text, or NaN, that only this mistake shows, so that it may name it alone."""


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
        docstring = ast.get_docstring(syntax_tree(path.read_text(encoding="utf-8"))) or ""
    except SyntaxError as error:
        raise CourseError(f"{where}, line {error.lineno}: {error.msg}") from None
    said = fields(docstring)
    tasks, text = re.findall(r"\d+", said.get("tasks") or said.get("task", "")), in_both(said)
    if not tasks or text is None:
        raise CourseError(f'{where}: its docstring needs the lines "tasks: 1", "de: …" and "en: …"')
    shows = tuple(re.findall(r"\w+", said.get("shows", "")))
    if unknown := sorted(set(shows) - set(SHOWS)):
        raise CourseError(f"{where}: shows: {unknown[0]}; it can be {' or '.join(SHOWS)}")
    return WrongVariant(path.stem, path, tuple(map(int, tasks)), text, shows)
