"""Which tasks can come out differently after an edit: those whose checks reach something that was edited.

Only what a watcher runs first depends on this, never a verdict: everything else is run afterwards.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence

from grader.course import Assignment
from grader.testing.called import called_by
from grader.testing.declared import declared_checks
from grader.testing.parsing import parse

__all__ = ["affected_tasks", "names_by_task"]


def names_by_task(assignment: Assignment) -> dict[int, frozenset[str]]:
    """For every task, what its public checks use of the student's program, in the order of the tasks.

    Raises:
        CourseError: the checks cannot be read.
    """
    tasks: dict[int, set[str]] = {}
    for check in declared_checks(assignment):
        if not check.hidden:
            tasks.setdefault(check.task, set()).update(called_by(assignment.public_checks, check.function))
    return {task: frozenset(tasks[task]) for task in sorted(tasks)}


def affected_tasks(before: Sequence[str], after: Sequence[str], tasks: Mapping[int, frozenset[str]]) -> list[int]:
    """The tasks that an edit can change, lowest first; all of them where the source cannot be told apart.

    Args:
        before: the pieces of source (a file, or the cells of a notebook) that were checked last.
        after: the pieces as they are now.
        tasks: what `names_by_task` found.
    """
    old, new = _definitions(before), _definitions(after)
    if old is None or new is None:
        return list(tasks)
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    if "" in changed:  # statements outside of any definition: anything may depend on them
        return list(tasks)
    reached = _reaching(changed, _references(after))
    return [task for task, names in tasks.items() if names & reached]


def _definitions(pieces: Iterable[str]) -> dict[str, str] | None:
    """Each top-level function and class without its positions, and under "" all the rest; None if it does not parse."""
    found: dict[str, str] = {"": ""}
    for piece in pieces:
        tree = parse(piece)
        if not isinstance(tree, ast.Module):
            return None
        for node in tree.body:
            name = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else ""
            found[name] = found.get(name, "") + ast.dump(node) + "\n"
    return found


def _references(pieces: Iterable[str]) -> dict[str, set[str]]:
    """For each top-level definition the names it mentions."""
    found: dict[str, set[str]] = {}
    for piece in pieces:
        tree = parse(piece)
        for node in tree.body if isinstance(tree, ast.Module) else ():
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.setdefault(node.name, set()).update(_names_in(node))
    return found


def _reaching(changed: set[str], references: Mapping[str, set[str]]) -> set[str]:
    """Definitions that are among `changed` or use one of them, directly or not."""
    return changed | {name for name in references if _closure({name}, references) & changed}


def _closure(start: set[str], edges: Mapping[str, set[str]]) -> set[str]:
    found, todo = set(start), list(start)
    while todo:
        for name in edges.get(todo.pop(), set()) - found:
            found.add(name)
            todo.append(name)
    return found


def _names_in(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
