"""What can be earned, read from the check files by AST before any code runs.

The denominator of every grade comes from here, never from what happened to run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import Assignment, CourseError
from grader.result import Text
from grader.testing.docstrings import EXPLAINED_BY, fields, in_both
from grader.testing.parsing import syntax_tree

__all__ = ["DeclaredCheck", "declared_checks"]


@dataclass(frozen=True)
class DeclaredCheck:
    """One check function as its source declares it."""

    file: str
    function: str
    line: int
    task: int
    points: float
    """Points of one case."""
    bonus: bool
    hidden: bool
    title: Text
    cases: int = 1
    """How many cases ``pytest.mark.parametrize`` makes of it."""
    after: tuple[int, ...] | None = None
    """Tasks whose functions it calls besides its own task's; None when the marker does not say."""
    why: Text | None = None
    """Why it matters."""
    formula: Text | None = None
    source: Text | None = None
    """Paper, lecture slide or exercise."""

    @property
    def total(self) -> float:
        """Points of all cases."""
        return self.points * self.cases


def declared_checks(assignment: Assignment) -> tuple[DeclaredCheck, ...]:
    """The checks of an assignment in file order, public ones first.

    Raises:
        CourseError: no check file, or a check whose marker or docstring is not readable; names file and line.
    """
    if not assignment.check_files:
        raise CourseError(f"{assignment.public_checks}: missing; an assignment needs checks")
    found: list[DeclaredCheck] = []
    for path in assignment.check_files:
        found += _in_file(path, hidden=path == assignment.hidden_checks)
    return tuple(found)


def _in_file(path: Path, *, hidden: bool) -> Iterator[DeclaredCheck]:
    try:
        tree = syntax_tree(path.read_text(encoding="utf-8"), filename=path.name)
    except SyntaxError as error:
        raise CourseError(f"{path.name}, line {error.lineno}: {error.msg}") from None
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield _declared(node, path, hidden=hidden)


def _declared(node: ast.FunctionDef, path: Path, *, hidden: bool) -> DeclaredCheck:
    where = f"{path.name}, line {node.lineno}, {node.name}"
    marks = {name: call for call in node.decorator_list if (name := _mark_name(call))}
    mark = marks.get("task")
    if not isinstance(mark, ast.Call) or len(mark.args) != 1:
        raise CourseError(f"{where}: needs @pytest.mark.task(NUMBER, points=POINTS)")
    values = {"task": mark.args[0], **{str(k.arg): k.value for k in mark.keywords}}
    try:
        given = {name: ast.literal_eval(value) for name, value in values.items()}
    except ValueError:
        raise CourseError(f"{where}: write task and points as plain numbers, they are read without running") from None
    if unknown := given.keys() - {"task", "points", "bonus", "after"}:
        raise CourseError(f"{where}: task() has no {unknown.pop()!r}; allowed are points, bonus and after")
    said = fields(ast.get_docstring(node) or "")
    title = in_both(said)
    if title is None:
        raise CourseError(f'{where}: needs a docstring with a "de:" and an "en:" line, the title students see')
    cases = _cases(marks.get("parametrize"), where)
    points = float(given.get("points", 1))
    return DeclaredCheck(
        path.name,
        node.name,
        node.lineno,
        int(given["task"]),
        points,
        bool(given.get("bonus")),
        hidden,
        title,
        cases,
        _after(given.get("after"), where),
        *(in_both(said, name) for name in EXPLAINED_BY),
    )


def _after(given: object, where: str) -> tuple[int, ...] | None:
    if given is None:
        return None
    tasks = given if isinstance(given, tuple) else (given,)
    if not all(type(task) is int for task in tasks):
        raise CourseError(f"{where}: after is the number of a task, or several: after=1, after=(1, 2), after=()")
    return tasks


def _mark_name(node: ast.expr) -> str | None:
    """``task`` of ``@pytest.mark.task(…)``."""
    target = node.func if isinstance(node, ast.Call) else node
    if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "pytest.mark":
        return target.attr
    return None


def _cases(mark: ast.expr | None, where: str) -> int:
    if mark is None:
        return 1
    values = mark.args[1] if isinstance(mark, ast.Call) and len(mark.args) > 1 else None
    if not isinstance(values, ast.List | ast.Tuple) or any(isinstance(v, ast.Starred) for v in values.elts):
        raise CourseError(f"{where}: write the parametrize values as a list in place, they are counted without running")
    return len(values.elts)
