"""The beginning of a ``wrong/`` variant, from a hand-in that makes a mistake nobody has named yet."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

from grader.authoring.files import read_text
from grader.authoring.stub import stub
from grader.course import Assignment, CourseError

__all__ = ["new_variant"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HEAD = '''"""tasks: {task}
de: TODO: was falsch ist und was stattdessen zu tun ist, in einem Satz an die Studierenden
en: TODO: what is wrong and what to do instead, in a sentence to the students
"""

# TODO: keep what makes the mistake and write it in your own words; all else comes from the reference.
'''
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def new_variant(assignment: Assignment, name: str, task: int | None, sources: Sequence[str] = ()) -> Path:
    """Write ``wrong/<name>.py`` with what `sources` define otherwise than the stub, without comments and docstrings.

    Args:
        task: that must lose points; the first one when None.
        sources: the hand-in, in pieces; nothing of it is executed.

    Raises:
        CourseError: the name cannot be used or is taken, no such task, or the hand-in defines nothing of its own.
    """
    path = assignment.folder / "wrong" / f"{name}.py"
    where = f"{assignment.name}/wrong/{name}.py"
    if not _NAME.fullmatch(name):
        raise CourseError(f"{name!r}: a variant is named by lower-case words, like maximum_starts_at_zero")
    if path.exists():
        raise CourseError(f"{where}: is there already; choose another name")
    tasks = sorted(assignment.task_titles)
    if task is not None and task not in tasks:
        raise CourseError(f"{assignment.name} has no task {task}; it has {', '.join(map(str, tasks))}")
    body = _own(assignment, sources) if sources else []
    if sources and not body:
        raise CourseError(f"{where}: the hand-in defines nothing that differs from the stub; nothing was written")
    path.parent.mkdir(exist_ok=True)
    text = _HEAD.format(task=task or tasks[0]) + "".join(f"\n\n{part}\n" for part in body)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _own(assignment: Assignment, sources: Sequence[str]) -> list[str]:
    """Imports that the reference lacks, then the definitions that are not in the stub as they are here."""
    given = {ast.dump(_bare(node)) for node in _parsed(stub(assignment)) if isinstance(node, Definition)}
    there = set(_imports(_parsed(read_text(assignment.module_file))))
    nodes = [node for source in sources for node in _parsed(source)]
    definitions = {n.name: _bare(n) for n in nodes if isinstance(n, Definition)}  # the last one of a name counts
    own = [ast.unparse(node) for node in definitions.values() if ast.dump(node) not in given]
    more = [line for line in dict.fromkeys(_imports(nodes)) if line not in there]
    return ["\n".join(more), *own] if more and own else own


def _imports(nodes: Sequence[ast.stmt]) -> list[str]:
    return [ast.unparse(node) for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def _parsed(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _bare(node: Definition) -> Definition:
    """Without docstrings, in which somebody's name may stand."""
    for inner in ast.walk(node):
        if isinstance(inner, Definition) and ast.get_docstring(inner) is not None:
            inner.body = inner.body[1:] or [ast.Pass()]
    return node
