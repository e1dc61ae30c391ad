"""Right programs with one small fault each, made from the reference and from the ``right/`` variant with most loops.

A mutant is known by a hash of what can make it right after all: its file and the function or class that was changed.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from grader.authoring.files import read_text
from grader.authoring.mutations import OPERATORS
from grader.authoring.regions import find_regions
from grader.authoring.source_code import Function, SourceCode
from grader.course import Assignment
from grader.isolation import Chunk, Program

__all__ = ["Mutant", "draw", "mutants", "pick"]

_SHOWN = 100
_NEVER = (ast.Raise, ast.Assert, ast.JoinedStr, ast.Global, ast.Import, ast.ImportFrom)
"""What stands in there says nothing about the result."""


@dataclass(frozen=True)
class Mutant:
    """One program that differs from a right one in one place."""

    assignment: str
    file: str
    """``pooling.py`` or ``right/two_loops.py``."""
    line: int
    place: str
    """The function, ``IRpropMinus.step``."""
    operator: str
    before: str
    after: str
    text: str
    """The whole program."""
    key: str

    def program(self, assignment: Assignment) -> Program:
        """What is run: under a student's rules when it is made from a ``right/`` file, as the reference otherwise."""
        forbidden = assignment.settings.forbidden if self.file.startswith("right/") else ()
        return Program(assignment.slug, (Chunk(self.text, Path(self.file).name),), forbidden)


def mutants(assignment: Assignment) -> list[Mutant]:
    """Every mutant of an assignment, no two of which compile to the same.

    Raises:
        CourseError: a file cannot be read, or its markers cannot.
    """
    reference = read_text(assignment.module_file)
    regions = [(r.first, r.last) for r in find_regions(reference, assignment.module_file)]
    found = list(_of_file(assignment, assignment.module_file.name, reference, regions))
    if (path := _loop_style(assignment)) is not None:
        text = read_text(path)
        found += _of_file(assignment, f"right/{path.name}", text, [(1, text.count("\n") + 1)])
    return found


def pick(found: Sequence[Mutant], count: int) -> list[Mutant]:
    """A fixed choice in which every mutant has the same chance, so that frequent operators are frequent."""
    return sorted(found, key=lambda mutant: _luck(mutant, 0))[:count]


def draw(found: Sequence[Mutant], count: int, seed: int = 0) -> list[Mutant]:
    """A fixed sample in which every assignment and every operator has its share.

    The first of each come first, then the second of each. Which mutant that is depends on its hash alone, so most of a
    sample stays when a program changes.
    """
    rank: dict[tuple[str, str], int] = defaultdict(int)
    order = []
    for luck, mutant in sorted(((_luck(mutant, seed), mutant) for mutant in found), key=lambda entry: entry[0]):
        group = mutant.assignment, mutant.operator
        order.append((rank[group], luck, mutant))
        rank[group] += 1
    return [mutant for _, _, mutant in sorted(order, key=lambda entry: entry[:2])][:count]


def _luck(mutant: Mutant, seed: int) -> bytes:
    return hashlib.sha256(f"sample {seed} {mutant.assignment} {mutant.key}".encode()).digest()


def _loop_style(assignment: Assignment) -> Path | None:
    """The ``right/`` variant with the most loops: the one least like a reference in array notation."""
    loops = {
        path: sum(isinstance(node, ast.For | ast.While) for node in ast.walk(ast.parse(read_text(path))))
        for path in assignment.variants("right")
    }
    return max(sorted(loops), key=lambda path: loops[path], default=None)


def _of_file(assignment: Assignment, file: str, text: str, parts: list[tuple[int, int]]) -> Iterator[Mutant]:
    code = SourceCode(text)
    seen = {_compiled(text)}
    for node in ast.walk(code.tree):
        if not _may_change(node, code, parts):
            continue
        for operator in OPERATORS:
            for after in operator.apply(node, code):
                mutated = code.replaced(node, after)
                compiled = _compiled(mutated)
                if compiled is None or compiled in seen:
                    continue
                seen.add(compiled)
                yield _mutant(assignment, file, node, operator.name, after, mutated, code)


def _mutant(
    assignment: Assignment, file: str, node: ast.AST, operator: str, after: str, mutated: str, code: SourceCode
) -> Mutant:
    top = code.outermost(node)
    name = top.name if isinstance(top, ast.ClassDef | Function) else ""
    return Mutant(
        assignment=assignment.name,
        file=file,
        line=getattr(node, "lineno", 0),
        place=code.place(node),
        operator=operator,
        before=_short(code.text_of(node)),
        after=_short(after),
        text=mutated,
        key=_key(file, name, mutated),
    )


def _key(file: str, name: str, mutated: str) -> str:
    """Comments, blank lines and the rest of the file do not count, so a record outlives changes elsewhere."""
    code = SourceCode(mutated)
    body = [n for n in code.tree.body if isinstance(n, ast.ClassDef | Function) and n.name == name]
    lines = [line.rstrip() for node in body for line in code.text_of(node).split("\n")]
    kept = [line for line in lines if line.strip() and not line.strip().startswith("#")]
    return hashlib.sha256("\n".join([file, *kept]).encode()).hexdigest()[:16]


def _may_change(node: ast.AST, code: SourceCode, parts: list[tuple[int, int]]) -> bool:
    """Only what a student would have written, and of that no types, texts and messages."""
    if not isinstance(node, ast.expr | ast.stmt) or isinstance(node, ast.ClassDef | Function | ast.Lambda):
        return False
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return False
    if not any(first <= node.lineno and (node.end_lineno or 0) <= last for first, last in parts):
        return False
    if code.function(node) is None or _says_something(node) or _is_look(node, code):
        return False
    child: ast.AST = node
    for parent in code.parents(node):
        if (
            isinstance(parent, _NEVER)
            or _says_something(parent)
            or _is_look(parent, code)
            or _is_annotation(child, parent)
        ):
            return False
        if isinstance(child, ast.keyword) and code.is_drawing(parent):
            return False  # size and colour
        child = parent
    return True


def _says_something(node: ast.AST) -> bool:
    """Whether this prints."""
    call = node.value if isinstance(node, ast.Expr) else node
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"


def _is_look(node: ast.AST, code: SourceCode) -> bool:
    """Whether this is ``ax.set_xlabel(…)`` or the like: how a drawing looks, not what is drawn."""
    call = node.value if isinstance(node, ast.Expr) else node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not code.is_drawing(call):
        return False
    return call.func.attr in ("set", "grid", "legend", "title", "margins") or call.func.attr.startswith("set_")


def _is_annotation(child: ast.AST, parent: ast.AST) -> bool:
    if isinstance(parent, ast.arg | ast.AnnAssign):
        return child is parent.annotation
    return isinstance(parent, Function) and (child is parent.returns or child in parent.decorator_list)


def _compiled(text: str) -> tuple[object, ...] | None:
    """What Python makes of a program; None where it makes nothing."""
    try:
        return _bare(compile(text, "mutant", "exec", dont_inherit=True))
    except (SyntaxError, ValueError):
        return None


def _bare(code: CodeType) -> tuple[object, ...]:
    """A code object without the places it came from."""
    constants = tuple(_bare(c) if isinstance(c, CodeType) else (type(c).__name__, repr(c)) for c in code.co_consts)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return code.co_name, code.co_argcount, code.co_flags, code.co_code, code.co_exceptiontable, constants, names


def _short(text: str) -> str:
    """One line, as a table shows it."""
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
