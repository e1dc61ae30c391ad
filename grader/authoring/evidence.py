"""How much each check is needed, and which mistakes hang by one random draw: remarks, nothing that must be put right.

A check is needed when it is the only evidence against a ``wrong/`` variant. One that never is may still be worth its
points; but nothing shows that a mistake would get through without it.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.authoring.reading import Row
from grader.course import Assignment
from grader.result import Status
from grader.testing.parsing import syntax_tree
from grader.testing.session import Outcome

__all__ = ["draws", "evidence_rows", "hanging", "sole_evidence"]

_DRAWING = {"rng", "random", "default_rng", "RandomState", "manual_seed", "Generator"}
_DRAWING |= {"rand", "randn", "randint", "randperm", "rand_like", "randn_like", "randint_like", "normal_", "uniform_"}
"""Names and attributes of numpy, torch and the standard library by which random numbers are drawn."""


def evidence_rows(assignment: Assignment, found: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    """At most two rows, which are always in order; none where there is nothing to remark.

    Args:
        found: by the name of a variant, how all checks ended for it.
    """
    if not found:
        return []
    rows = []
    sole = sole_evidence(found)
    if idle := [check for check, count in sole.items() if not count]:
        note = f"{len(idle)} of {len(sole)} checks are the only evidence against no mistake: {_functions(idle)}"
        rows.append(Row("remark: evidence", note=note))
    by_file = {path.name: path for path in assignment.check_files}
    if one_draw := hanging(found, by_file):
        rows.append(Row("remark: draws", note=f"{len(one_draw)} seen in one random draw only: {', '.join(one_draw)}"))
    return rows


def sole_evidence(found: Mapping[str, Sequence[Outcome]]) -> dict[str, int]:
    """By check (all its cases together, in file order), against how many variants it is the only evidence."""
    checks = dict.fromkeys(_check(outcome) for outcomes in found.values() for outcome in outcomes)
    failed = [{_check(outcome) for outcome in _failed(outcomes)} for outcomes in found.values()]
    alone = Counter(next(iter(names)) for names in failed if len(names) == 1)
    return {check: alone[check] for check in checks}


def hanging(found: Mapping[str, Sequence[Outcome]], files: Mapping[str, Path]) -> list[str]:
    """The variants that fail a single case of a single check, and one that draws its input.

    Args:
        files: by their names, the check files.
    """
    single = {name: failed[0] for name, outcomes in found.items() if len(failed := _failed(outcomes)) == 1}
    return [name for name, o in single.items() if draws(files[o.declared.file], o.declared.function)]


def draws(path: Path, function: str) -> bool:
    """Whether a check, or a helper or constant of its file that it uses, draws random numbers, as its source says."""
    defined = dict(_defined(syntax_tree(path.read_bytes())))
    seen: set[str] = set()
    todo = [function]
    while todo:
        name = todo.pop()
        if name not in defined or name in seen:
            continue
        seen.add(name)
        used = set(_used(defined[name]))
        if used & _DRAWING:
            return True
        todo += used
    return False


def _defined(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from ((n.id, node) for n in ast.walk(target) if isinstance(n, ast.Name))


def _used(node: ast.stmt) -> Iterator[str]:
    """Names, attributes and arguments (a fixture is one)."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.arg):
            yield part.arg


def _failed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.status is not Status.PASSED]


def _check(outcome: Outcome) -> str:
    return f"{outcome.declared.file}::{outcome.declared.function}"


def _functions(checks: Sequence[str]) -> str:
    return ", ".join(check.partition("::")[2] for check in checks)
