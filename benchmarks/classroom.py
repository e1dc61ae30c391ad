"""Build a class of hand-ins out of the staff tree: what `make demo` and the benchmarks grade.

    python -m benchmarks.classroom TARGET --students 40 --seed 0 [--assignments 01 04 05]

writes ``TARGET/<student>/<assignment>/``, the layout of nbgrader's ``submitted/`` folder, with a
``timestamp.txt`` in every hand-in. The number counts hand-ins, not people: 40 for three assignments are 14
students, of whom the last handed in only one. In every class there are: the reference, the released stub, other
right solutions, typical mistakes written out as one file each, a syntax error, an endless loop, an
``os._exit(0)``, notebooks, latin-1, a byte order mark, a copy with another name, a hand-in without a file, and some
that are late. The same course, number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice, pairwise, zip_longest
from pathlib import Path

from grader.course import Assignment, Course, CourseError, find_assignment, find_course
from grader.naming import solution_cell

__all__ = ["HandedIn", "build_class", "overridden"]

_FIRST = (
    "Jürgen", "Anna", "Björn", "Käthe", "Yağmur", "Łukasz", "Zoë", "Noël", "Sören", "Mia", "Götz", "Amélie", "Emre",
    "Jörg", "Lena", "Håkon", "Ömer", "Paula", "Ruža", "Tobias", "Uğur", "Wiebke", "Änne", "Finn", "Grete", "Malte",
)  # fmt: skip
_LAST = (
    "Groß", "Müller", "Schröder", "Özdemir", "Weiß", "Kühn", "Jäger", "Straßer", "Nguyễn", "Böhm", "Köhler", "Hübner",
    "Yılmaz", "Größler", "Löwe", "Voß", "Krämer", "Fährmann", "Süß", "Bäcker", "Thönnes", "Æbelø", "Rößner", "Schön",
)  # fmt: skip
_CELL = re.compile(r"^# %% ?(.*)$", re.MULTILINE)
_REGION = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)
_REGION_BODY = re.compile(r"^([ \t]*)### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION\n", re.MULTILINE | re.DOTALL)
_DELAYS = (timedelta(minutes=8), timedelta(hours=9), timedelta(days=2, hours=3))
_NO_DUE_DATE = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)


@dataclass(frozen=True)
class HandedIn:
    """One hand-in and what it is."""

    student: str
    assignment: str
    kind: str
    """``reference``, ``stub``, ``right``, ``wrong``, ``syntax error``, ``endless loop``, ``exit`` or ``missing``."""
    variant: str = ""
    """Name of the ``right/`` or ``wrong/`` file."""
    file: str = ""
    """Name of the file; empty when there is none."""
    encoding: str = "utf-8"
    late: bool = False
    """After the due date, be it by minutes."""


@dataclass(frozen=True)
class _Source:
    """What a student wrote, before it becomes a file."""

    kind: str
    variant: str
    text: str


def build_class(
    course: Course, target: Path, students: int = 40, seed: int = 0, only: Sequence[str] = ()
) -> list[HandedIn]:
    """Write a class of `students` hand-ins in all, spread evenly over the assignments of the course.

    Args:
        only: number, slug or unique prefix of the assignments to hand in; all when empty.

    Raises:
        FileExistsError: `target` holds something already.
        CourseError: the staff tree is not complete.
    """
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target}: is not empty; choose a new folder for the class")
    dice = random.Random(seed)
    everything = course.staff_assignments
    assignments = [find_assignment(name, everything, course.root) for name in only] or everything
    released = {assignment.name: assignment for assignment in course.student_assignments}
    counts = {a.name: len(range(i, students, len(assignments))) for i, a in enumerate(assignments)}
    sources = {a.name: _sources(a, released[a.name], counts[a.name], i, dice) for i, a in enumerate(assignments)}
    names = _names(-(-students // len(assignments)), dice)
    found = []
    for number in range(students):
        assignment = assignments[number % len(assignments)]
        source = sources[assignment.name].pop()
        delay = _DELAYS[number // 7 % 3] if number % 7 == 3 else -timedelta(minutes=dice.randrange(10, 6000))
        what = HandedIn(names[number // len(assignments)], assignment.name, source.kind, source.variant)
        found.append(_hand_in(what, source.text, released[assignment.name], target, delay, dice))
    return _disguise(found, released, target)


def _sources(staff: Assignment, released: Assignment, count: int, turn: int, dice: random.Random) -> list[_Source]:
    """`count` texts: reference, stub, one special of three, then mistakes and other solutions by turns."""
    reference = _REGION.sub("", _read(staff.module_file))
    special = (_syntax_error, _endless_loop, _exit)[turn % 3](reference)
    wrong = [_Source("wrong", path.stem, overridden(reference, _read(path))) for path in staff.variants("wrong")]
    right = [_Source("right", path.stem, _read(path)) for path in staff.variants("right")]
    dice.shuffle(wrong)
    dice.shuffle(right)
    others = [source for pair in zip_longest(wrong, right) for source in pair if source]
    found = [_Source("reference", "", reference), special, _Source("stub", "", _stub(staff, released))]
    if turn == 0:
        found.append(_Source("missing", "", ""))
    found += islice(cycle(others or found[:1]), max(0, count - len(found)))
    del found[count:]
    dice.shuffle(found)
    return found


def _stub(staff: Assignment, released: Assignment) -> str:
    if released.module_file.is_file():
        return _read(released.module_file)
    return _REGION_BODY.sub(r"\1# YOUR CODE HERE\n\1raise NotImplementedError()\n", _read(staff.module_file))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def overridden(reference: str, override: str) -> str:
    """The reference with a ``wrong/`` file's definitions in place of its own: what a student would hand in.

    An override that builds on what it replaces (calls the original, inherits from it) is put behind the last task.
    """
    body = [node for node in ast.parse(override).body if not _is_docstring(node)]
    original = ast.parse(reference).body
    known = {node.name: node for node in original if isinstance(node, _Definition)}
    new = {node.name: node for node in body if isinstance(node, _Definition) and node.name in known}
    imported = {ast.unparse(node) for node in original if isinstance(node, _Import)}
    rest = [node for node in body if node not in new.values() and ast.unparse(node) not in imported]
    added = "\n\n".join(_text(override, node) for node in rest)
    if not new or any(_uses(node, set(new)) for node in body):
        return _before_demo(reference, "\n\n\n".join([added, *(_text(override, node) for node in new.values())]))
    lines = reference.split("\n")
    for name in sorted(new, key=lambda name: -known[name].lineno):
        lines[_first_line(known[name]) - 1 : known[name].end_lineno] = _text(override, new[name]).split("\n")
    if added:
        first = min(_first_line(known[name]) for name in new) - 1
        lines[first:first] = [*added.split("\n"), "", ""]
    return "\n".join(lines)


_Import = ast.Import | ast.ImportFrom
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _uses(node: ast.stmt, names: set[str]) -> bool:
    """Whether a statement needs one of the originals when it is executed (a function's body is executed later)."""
    parts: list[ast.AST] = [node]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        parts = [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
    elif isinstance(node, ast.ClassDef):
        parts = [*node.decorator_list, *node.bases]
    return any(isinstance(n, ast.Name) and n.id in names for part in parts for n in ast.walk(part))


def _first_line(node: _Definition) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _text(source: str, node: ast.stmt) -> str:
    """A statement as it is written, with its decorators and the comment lines right above it."""
    lines = source.split("\n")
    first = _first_line(node) if isinstance(node, _Definition) else node.lineno
    while first > 1 and lines[first - 2].startswith("#"):
        first -= 1
    return "\n".join(lines[first - 1 : node.end_lineno])


def _before_demo(text: str, addition: str) -> str:
    tasks, mark, demo = text.partition("# %% demo")
    return f"{tasks.rstrip()}\n\n\n{addition.strip()}\n" + (f"\n\n{mark}{demo}" if mark else "")


def _broken(text: str, statements: str) -> str:
    """The text with `statements` at the beginning of its first function's body."""
    function = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
    body = function.body[1] if _is_docstring(function.body[0]) and len(function.body) > 1 else function.body[0]
    lines = text.split("\n")
    indent = " " * body.col_offset
    lines[body.lineno - 1 : body.lineno - 1] = [indent + line for line in statements.split("\n")]
    return "\n".join(lines)


def _syntax_error(text: str) -> _Source:
    """A colon is missing at the end of the header of the last task's function."""
    tasks = text.partition("# %% demo")[0]
    function = [node for node in ast.parse(tasks).body if isinstance(node, ast.FunctionDef)][-1]
    lines = text.split("\n")
    header = function.body[0].lineno - 2
    lines[header] = lines[header].removesuffix(":")
    return _Source("syntax error", "", "\n".join(lines))


def _endless_loop(text: str) -> _Source:
    return _Source("endless loop", "", _broken(text, "row = 0\nwhile row < 10:\n    column = row + 1"))


def _exit(text: str) -> _Source:
    return _Source("exit", "", _broken(text, "import os\nos._exit(0)"))


def _names(count: int, dice: random.Random) -> list[str]:
    """Folder names of students, all different."""
    every = [f"{last}_{first}" for last in _LAST for first in _FIRST]
    chosen = dice.sample(every, min(count, len(every)))
    return chosen + [f"Student_{number}" for number in range(count - len(chosen))]


def _hand_in(
    what: HandedIn, text: str, released: Assignment, target: Path, delay: timedelta, dice: random.Random
) -> HandedIn:
    """Write one hand-in, some of them as notebooks."""
    folder = target / what.student / what.assignment
    folder.mkdir(parents=True)
    moment = (released.settings.due or _NO_DUE_DATE) + delay
    _write(folder / "timestamp.txt", f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode(), moment)
    what = replace(what, late=delay > timedelta(0))
    if what.kind == "missing":
        return what
    notebook = _notebook(text, released) if dice.random() < 0.5 else None
    path = folder / (released.module_file.name if notebook is None else released.notebook_file.name)
    _write(path, (text if notebook is None else notebook).encode(), moment)
    if notebook is not None and released.module_file.is_file() and dice.random() < 0.5:
        # whoever works in the notebook often hands in the whole folder, with the untouched file
        _write(folder / released.module_file.name, released.module_file.read_bytes(), moment - timedelta(days=7))
    return replace(what, file=path.name)


def _write(path: Path, data: bytes, moment: datetime) -> None:
    path.write_bytes(data)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def _notebook(text: str, released: Assignment) -> str | None:
    """The released notebook with the tasks' parts of `text` in its solution cells; None when it cannot be filled."""
    parts = dict(_tasks(text))
    if not parts or not released.notebook_file.is_file():
        return None
    notebook = json.loads(_read(released.notebook_file))
    filled = set()
    for cell in notebook["cells"]:
        name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
        for task, part in parts.items():
            if name == solution_cell(released.slug, task):
                cell["source"] = part.splitlines(keepends=True)
                filled.add(task)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n" if filled == parts.keys() else None


def _tasks(text: str) -> Iterator[tuple[int, str]]:
    """Task number and text of every ``# %% task N`` part; what stands between tasks belongs to the one before."""
    marks = [(match.start(), match.end(), match[1].strip()) for match in _CELL.finditer(text)]
    for (_, start, title), (end, _, _) in pairwise([*marks, (len(text), 0, "")]):
        if match := re.fullmatch(r"task (\d+)", title):
            yield int(match[1]), text[start:end].strip("\n")


def _disguise(found: list[HandedIn], released: dict[str, Assignment], target: Path) -> list[HandedIn]:
    """Give a few good hand-ins an odd encoding or name: it must not cost them a point."""
    disguises = iter(("latin-1", "utf-8-sig", "another name", "utf-16"))
    for index, what in enumerate(found):
        if what.kind != "right" or not what.file.endswith(".py") or (disguise := next(disguises, None)) is None:
            continue
        path = target / what.student / what.assignment / what.file
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if disguise == "another name":
            path = path.rename(path.with_name(f"{released[what.assignment].slug} (1).py"))
            found[index] = replace(what, file=path.name)
        else:
            text = f"# Übung von {what.student}, Größe geprüft\n" + _read(path)
            _write(path, text.encode(disguise, "replace"), moment)
            found[index] = replace(what, encoding=disguise)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Build a class of hand-ins out of the staff tree.")
    parser.add_argument("target", type=Path, help="new folder, e.g. demo/submitted")
    parser.add_argument("--students", type=int, default=40, metavar="N", help="hand-ins in all (default: 40)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--assignments", nargs="+", default=(), metavar="NAME", help="which ones (default: all)")
    options = parser.parse_args(arguments)
    try:
        course = find_course(Path(__file__).resolve().parent)
        if course is None:
            raise CourseError("no course.yml above this file")
        found = build_class(course, options.target, options.students, options.seed, options.assignments)
    except (CourseError, FileExistsError) as error:
        print(f"classroom: {error}", file=sys.stderr)
        return 2
    kinds = sorted({what.kind for what in found})
    print(f"{options.target}: {len(found)} hand-ins of {len({what.student for what in found})} students:")
    print(", ".join(f"{sum(what.kind == kind for what in found)} {kind}" for kind in kinds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
