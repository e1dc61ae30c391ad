"""What does not compile is told first, with line, source and caret; what merely follows from it is not told at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.isolation import Chunk, LoadProblem, Program, StudentError
from grader.result import SYNTAX, Notice, Text
from grader.testing.judge import place_of
from grader.testing.parsing import syntax_tree
from grader.testing.session import Outcome

__all__ = ["Broken", "broken_parts", "follows", "syntax_notices", "without_consequences"]

_DEFINED = re.compile(
    r"^\s*(?:async\s+)?(?:def|class)\s+([^\W\d]\w*)|^([^\W\d]\w*)\s*(?::[^=\n]*)?=(?!=)|\bimport\s+([^#\n]+)",
    re.MULTILINE,
)
_NAME_ERROR = re.compile(r"name '([^']{1,100})' is not defined")
_WIDEST = 100
_MARKS_OF_A_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True)
class Broken:
    """A file, a part of it or a cell that does not compile."""

    chunk: Chunk
    problem: LoadProblem
    names: frozenset[str]
    """What it would have defined."""

    @property
    def cause(self) -> str:
        """For the checks that fail because of it."""
        return f"{SYNTAX}{self.problem.filename}:{self.problem.line}"


def broken_parts(program: Program, problems: Sequence[LoadProblem]) -> tuple[Broken, ...]:
    """The parts that do not compile."""
    found = []
    for problem in problems:
        if problem.error.type_name not in ("SyntaxError", "IndentationError", "TabError") or problem.error.frames:
            continue
        for chunk in program.sources:
            last = chunk.first_line + chunk.source.count("\n") + 1
            if chunk.filename == problem.filename and chunk.first_line <= problem.line <= last:
                found.append(Broken(chunk, problem, frozenset(_names_in(chunk.source))))
                break
    return tuple(found)


def _names_in(source: str) -> set[str]:
    names: set[str] = set()
    for defined, assigned, imported in _DEFINED.findall(source):
        names |= {defined, assigned} - {""}
        names |= {part.split()[-1].strip("()") for part in imported.split(",") if part.split()}
    return names


def syntax_notices(broken: Sequence[Broken]) -> list[Notice]:
    """Line, source and caret of each; not of a git conflict, which is told when a hand-in is read."""
    return [_notice(part) for part in broken if not _source_line(part).startswith(_MARKS_OF_A_CONFLICT)]


def _source_line(broken: Broken) -> str:
    lines = re.split("\r\n|\r|\n", broken.chunk.source)
    number = broken.problem.line - broken.chunk.first_line
    return lines[number] if 0 <= number < len(lines) else ""


def _notice(broken: Broken) -> Notice:
    error = broken.problem.error
    where = place_of(broken.problem.filename, broken.problem.line)
    shown = _with_caret(broken)
    said = f"{error.type_name}: {error.message}{shown}"
    return Notice(
        level="warning",
        text=Text(
            de=f"{where.de}: {said}\nDieser Teil wurde nicht ausgeführt, alles Übrige schon. Behebe das zuerst.",
            en=f"{where.en}: {said}\nThis part was not executed, all the rest was. Mend this first.",
        ),
    )


def _with_caret(broken: Broken) -> str:
    """The source line and a caret below the place; nothing where the parser here sees it otherwise."""
    chunk = broken.chunk
    try:
        syntax_tree("\n" * (chunk.first_line - 1) + chunk.source.removeprefix("\ufeff"), chunk.filename)
    except SyntaxError as error:
        lines = re.split("\r\n|\r|\n", chunk.source)
        number = (error.lineno or 0) - chunk.first_line
        if error.lineno != broken.problem.line or not 0 <= number < len(lines):
            return ""
        line = lines[number].expandtabs(4)
        before = lines[number][: max((error.offset or 1) - 1, 0)].expandtabs(4)
        indent = len(line) - len(line.lstrip())
        start = max(0, min(indent, len(before)), len(before) - _WIDEST // 2)
        return f"\n    {line[start : start + _WIDEST].rstrip()}\n    {' ' * (len(before) - start)}^"
    except (ValueError, RecursionError, MemoryError):
        pass
    return ""


def follows(error: BaseException | None, broken: Sequence[Broken]) -> Broken | None:
    """The part that does not compile and would have defined the name that is missing."""
    if not isinstance(error, StudentError):
        return None
    name = error.message.partition(".")[0] if error.kind == "missing" else ""
    if error.type_name == "NameError" and (found := _NAME_ERROR.search(error.message)):
        name = found[1]
    return next((part for part in broken if name in part.names), None) if name else None


def without_consequences(outcomes: Sequence[Outcome], broken: Sequence[Broken]) -> list[Outcome]:
    """The outcomes; those that merely follow from what does not compile say so."""
    return [_marked(outcome, part) if (part := follows(outcome.error, broken)) else outcome for outcome in outcomes]


def _marked(outcome: Outcome, part: Broken) -> Outcome:
    where = place_of(part.problem.filename, part.problem.line)
    text = Text(
        de=f"Das folgt aus dem Fehler in {where.de}: Der Teil mit dieser Zeile wurde nicht ausgeführt.",
        en=f"This follows from the error in {where.en}: the part with that line was not executed.",
    )
    return replace(outcome, message=text, cause=part.cause, telltale="")
