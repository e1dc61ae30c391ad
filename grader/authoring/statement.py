"""The texts of an assignment: statement and hints, split by their ``## Aufgabe N`` / ``## Task N`` headings.

Markdown is read with a real parser, so a ``##`` in a code block is no heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.authoring.files import read_text, where
from grader.course import Assignment, CourseError
from grader.result import Language

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Section", "Statement", "hints", "read_statement", "task_word"]

_HEADING = re.compile(r"^## (?P<word>Aufgabe|Task)\s+(?P<number>\d+)\b[\s:.—–-]*(?P<title>.*)$")
_NUMBER = re.compile(r"^\s*\d+[.)]\s+")


@dataclass(frozen=True)
class Section:
    """One task of a statement."""

    title: str
    text: str


@dataclass(frozen=True)
class Statement:
    """A statement in one language."""

    title: str
    intro: str
    """Everything between the title and the first task."""
    tasks: dict[int, Section]
    closing: str
    """Headings and text after the last task: errata, sources."""
    before_tasks: str
    """The file's text up to the first task, …"""
    from_tasks: str
    """… and from there on: the two joined are the whole file."""


@dataclass(frozen=True)
class _Heading:
    line: int
    task: int | None
    title: str


def task_word(language: Language) -> str:
    """What a task is called: ``Aufgabe`` or ``Task``."""
    return "Aufgabe" if language == "de" else "Task"


def read_statement(path: Path, language: Language) -> Statement:
    """Read a statement.

    Raises:
        CourseError: no title, no tasks, tasks not numbered 1, 2, …, an empty one, a heading in the other language.
    """
    lines = read_text(path).rstrip("\n").split("\n")
    headings = _headings(lines, path, language)
    tasks = [h for h in headings if h.task is not None]
    if not lines[0].startswith("# "):
        raise CourseError(f'{where(path, 1)}: the first line must be the title, "# …"')
    if not tasks:
        raise CourseError(f'{where(path)}: no task; begin each with a line "## {task_word(language)} 1 …"')
    _in_order(tasks, path)
    # Other headings between two tasks belong to the task before them; after the last one they close the text.
    end = next((h.line for h in headings if h.line > tasks[-1].line), len(lines))
    sections = {}
    for heading, stop in zip(tasks, [*(h.line for h in tasks[1:]), end], strict=True):
        text = _text(lines[heading.line + 1 : stop])
        if not text or not heading.title:
            raise CourseError(f"{where(path, heading.line + 1)}: this task needs a title and a text")
        sections[int(heading.task or 0)] = Section(heading.title, text)
    first = tasks[0].line
    return Statement(
        title=lines[0].removeprefix("# ").strip(),
        intro=_text(lines[1:first]),
        tasks=sections,
        closing=_text(lines[end:]),
        before_tasks="\n".join(lines[:first]) + "\n",
        from_tasks="\n".join(lines[first:]) + "\n",
    )


def hints(assignment: Assignment, language: Language) -> dict[int, tuple[str, ...]]:
    """Task number to its hints, the vaguest first, as Markdown; works in the staff and in the student tree.

    Raises:
        CourseError: the file is missing, or has text under a task that is not one of its numbered hints.
    """
    path = assignment.hints(language)
    lines = read_text(path).rstrip("\n").split("\n")
    headings = _headings(lines, path, language)
    found: dict[int, tuple[str, ...]] = {}
    ends = [*(h.line for h in headings), len(lines)][1:]
    for heading, stop in zip(headings, ends, strict=True):
        if heading.task is None or heading.task in found:
            raise CourseError(f'{where(path, heading.line + 1)}: use one heading "## {task_word(language)} N" per task')
        found[heading.task] = _numbered(lines, heading.line + 1, stop, path)
    return found


def _headings(lines: list[str], path: Path, language: Language) -> list[_Heading]:
    """The second-level headings, tasks and others."""
    found = []
    for token in _parse(lines):
        if token.type != "heading_open" or token.markup != "##" or token.level or token.map is None:
            continue
        line = token.map[0]
        match = _HEADING.match(lines[line])
        if match and match["word"] != task_word(language):
            wanted = f"## {task_word(language)} {match['number']} …"
            raise CourseError(f'{where(path, line + 1)}: a heading of the other language; write "{wanted}"')
        found.append(_Heading(line, int(match["number"]) if match else None, match["title"].strip() if match else ""))
    return found


def _in_order(tasks: list[_Heading], path: Path) -> None:
    for number, heading in enumerate(tasks, start=1):
        if heading.task != number:
            raise CourseError(
                f"{where(path, heading.line + 1)}: task {heading.task} where task {number} is next; number them 1, 2, …"
            )


def _numbered(lines: list[str], start: int, stop: int, path: Path) -> tuple[str, ...]:
    """The items of the numbered list in ``lines[start:stop]``."""
    items = []
    for token in _parse(lines[start:stop]):
        if token.map is None or token.nesting < 0:
            continue
        first, last = (start + line for line in token.map)
        if token.level == 0 and token.type != "ordered_list_open":
            raise CourseError(
                f'{where(path, first + 1)}: not part of a hint; number hints "1. …" and indent what follows'
            )
        if token.level == 1 and token.type == "list_item_open":
            items.append(_item(lines[first:last]))
    return tuple(items)


def _item(lines: list[str]) -> str:
    """Text of one list item without its number and indentation."""
    marker = _NUMBER.match(lines[0])
    width = marker.end() if marker else 0
    rest = [line[width:] if not line[:width].strip() else line.lstrip() for line in lines[1:]]
    return _text([lines[0][width:], *rest])


def _parse(lines: list[str]) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").parse("\n".join(lines))


def _text(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")
