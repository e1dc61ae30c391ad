"""``survivors.toml`` of a staff folder: why some mutants keep full marks and are right to.

Each is known by its key and has one reason: ``freed_by`` quotes the sentence of the statement or of a docstring that
leaves it to the student, ``equivalent`` argues that it does the same as the original::

    [[survivor]]
    key = "0123456789abcdef"
    program = "pooling.py, pool2d"
    change = "zeros → empty"
    equivalent = "Every entry is overwritten in the loop."
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authoring.files import read_text, where
from grader.authoring.mutants import Mutant
from grader.course import Assignment, CourseError

__all__ = ["Survivor", "as_toml", "stale_records", "survivors"]

_FIELDS = {"key", "program", "change", "freed_by", "equivalent"}
_REASONS = ("freed_by", "equivalent")


@dataclass(frozen=True)
class Survivor:
    """A judgement on one mutant."""

    key: str
    freed_by: str = ""
    equivalent: str = ""


def survivors(assignment: Assignment) -> dict[str, Survivor]:
    """The judgements on an assignment's mutants, by key; none where there is no file.

    Raises:
        CourseError: not TOML, an unknown field, no reason or two, or a sentence that the statement does not hold.
    """
    path = assignment.survivors_file
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{where(path)}: not valid TOML ({error})") from None
    entries = data.get("survivor", [])
    if set(data) - {"survivor"} or not isinstance(entries, list):
        raise CourseError(f"{where(path)}: must hold [[survivor]] tables and nothing else")
    said = _folded(read_text(assignment.statement("en")) + read_text(assignment.module_file))
    found: dict[str, Survivor] = {}
    for entry in entries:
        survivor = _survivor(entry, said, path)
        if survivor.key in found:
            raise CourseError(f"{where(path)}: {survivor.key} stands there twice")
        found[survivor.key] = survivor
    return found


def stale_records(assignment: Assignment, made: Sequence[Mutant]) -> list[str]:
    """The recorded keys that no mutant has any more, a line each."""
    keys = {mutant.key for mutant in made}
    return [
        f"{where(assignment.survivors_file)}: no mutant is called {key} any more; delete its record"
        for key in survivors(assignment)
        if key not in keys
    ]


def as_toml(mutant: Mutant) -> str:
    """The record to be completed."""
    lines = [
        "[[survivor]]",
        f'key = "{mutant.key}"',
        f"program = {_literal(f'{mutant.file}, {mutant.place}')}",
        f"change = {_literal(f'{mutant.before} → {mutant.after}')}",
        'equivalent = ""',
    ]
    return "\n".join(lines) + "\n"


def _survivor(entry: Any, said: str, path: Path) -> Survivor:
    if not isinstance(entry, dict) or not isinstance(key := entry.get("key"), str):
        raise CourseError(f"{where(path)}: a [[survivor]] without a key")
    if unknown := sorted(set(entry) - _FIELDS):
        raise CourseError(f"{where(path)}: {key}: unknown field {unknown[0]}; there are {', '.join(sorted(_FIELDS))}")
    reasons = {name: str(entry[name]).strip() for name in _REASONS if str(entry.get(name, "")).strip()}
    if len(reasons) != 1:
        raise CourseError(f"{where(path)}: {key}: needs one reason, freed_by or equivalent")
    sentence = reasons.get("freed_by", "")
    if sentence and _folded(sentence) not in said:
        raise CourseError(f"{where(path)}: {key}: neither statement.en.md nor a docstring says: {sentence[:80]}")
    return Survivor(key, **reasons)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _literal(text: str) -> str:
    """A TOML string in which nothing has to be escaped, as far as possible."""
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
