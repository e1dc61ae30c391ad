"""What can be said of a staff folder by reading it: the rows of `verify` that run nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.authoring.files import read_text, where
from grader.authoring.points import number, task_points
from grader.authoring.regions import split_cells
from grader.authoring.release import stale, stray
from grader.authoring.statement import hints, read_statement
from grader.authoring.stub import stub
from grader.course import Assignment, Course, CourseError
from grader.result import Language
from grader.testing.declared import declared_checks
from grader.testing.docstrings import EXPLAINED_BY
from grader.testing.variants import wrong_variants

__all__ = ["Row", "folder_rows"]

_LANGUAGES: tuple[Language, ...] = ("de", "en")
_TODO = re.compile(r"\bTODO\b")
_MOST_HINTS = 3
_PRINTS = ("print", "pprint", "pprint.pprint", "sys.stdout.write", "sys.stderr.write")


@dataclass(frozen=True)
class Row:
    """One thing that was looked at."""

    what: str
    problems: tuple[str, ...] = ()
    """One line each; empty when all is well."""
    note: str = ""
    """What there is to say when all is well."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def folder_rows(course: Course, assignment: Assignment) -> tuple[list[Row], bool]:
    """The rows, and whether the folder is sound enough to run its programs."""
    needed = [
        _row("statements", _statements, assignment),
        _row("reference and markers", _reference, assignment),
        _row("checks and points", _checks, assignment, lambda: _points_note(assignment)),
        _row("variants", _variants, assignment, lambda: _variants_note(assignment)),
    ]
    others = [
        _row("explained", _explained, assignment),
        _row("hints", _hints, assignment),
        _row("nothing stray", _stray, assignment),
        _row("nothing left to do", _todo, assignment),
    ]
    if assignment.settings.status == "open":
        released = _row("released", lambda _: _released(course, assignment), assignment)
    else:
        released = Row("released", note=f"{assignment.settings.status}: not for students")
    return [*needed, *others, released], all(row.ok for row in needed)


def _row(
    what: str,
    problems: Callable[[Assignment], Iterator[str]],
    assignment: Assignment,
    note: Callable[[], str] = lambda: "",
) -> Row:
    found: list[str] = []
    try:
        found.extend(problems(assignment))
    except CourseError as error:
        found.append(str(error))
    return Row(what, tuple(found), "" if found else note())


def _statements(assignment: Assignment) -> Iterator[str]:
    tasks = {}
    for language in _LANGUAGES:
        path = assignment.statement(language)
        try:
            tasks[language] = list(read_statement(path, language).tasks)
        except CourseError as error:
            yield str(error)
    if len(tasks) == len(_LANGUAGES) and tasks["de"] != tasks["en"]:
        yield f"statement.de.md has tasks {tasks['de']}, statement.en.md {tasks['en']}; make them the same"


def _reference(assignment: Assignment) -> Iterator[str]:
    """Every task of the statement has a cell. It need not hold a region: a task may extend an earlier function."""
    path = assignment.module_file
    cells = {cell.task for cell in split_cells(stub(assignment), path) if cell.task}
    for task in assignment.task_titles:
        if task not in cells:
            yield f'{where(path)}: no cell "# %% task {task}"'
    for task in sorted(cells - assignment.task_titles.keys()):
        yield f'{where(path)}: cell "# %% task {task}", but the statement has no such task'


def _checks(assignment: Assignment) -> Iterator[str]:
    """Titles in both languages are required by reading the checks at all."""
    for path in assignment.check_files:
        yield from _in_source(path)
    for check in declared_checks(assignment):
        place = f"{check.file}, line {check.line}, {check.function}"
        if check.task not in assignment.task_titles:
            yield f"{place}: task {check.task} is not in the statement"
        if check.points <= 0:
            yield f"{place}: {check.points:g} points; a check must be worth something"
    points = task_points(assignment)
    for task in assignment.task_titles:
        if task not in points:
            yield f"task {task}: no check, so no points"
        elif not points[task].public + points[task].bonus_public:
            yield f"task {task}: no public check; students could not see where they stand"
    total = round(sum(each.regular for each in points.values()), 4)
    wanted = assignment.settings.points
    if total != wanted:
        yield (
            f"the checks sum to {total:g} points, course.yml says {wanted:g}: change the checks, or write "
            f"`points: {total:g}` there"
        )


def _in_source(path: Path) -> Iterator[str]:
    """What running the checks would not show: a second check takes the place of the first one with its name."""
    tree = ast.parse(read_text(path), filename=path.name)
    lines: dict[str, int] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if node.name in lines:
                first = lines[node.name]
                yield f"{where(path, node.lineno)}: second {node.name}; the one in line {first} would be lost"
            lines.setdefault(node.name, node.lineno)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _PRINTS:
            yield f"{where(path, call.lineno)}: prints; nobody sees that, what is to be said belongs into the message"


def _explained(assignment: Assignment) -> Iterator[str]:
    """A check says why it matters, its formula and its source, and in a later task which earlier ones it needs."""
    for check in declared_checks(assignment):
        place = f"{check.file}, line {check.line}, {check.function}"
        for name in EXPLAINED_BY:
            if getattr(check, name) is None:
                yield f'{place}: its docstring has no "{name} de:" and "{name} en:" (or one "{name}:" for both)'
        if check.task > 1 and check.after is None:
            yield f"{place}: say which other tasks' functions it calls: after=1, after=(1, 2) or after=()"


def _points_note(assignment: Assignment) -> str:
    points = task_points(assignment).values()
    public, hidden, extra = (sum(getattr(p, kind) for p in points) for kind in ("public", "hidden", "bonus"))
    return f"{number(public, 'en')} points public, {number(hidden, 'en')} hidden, {number(extra, 'en')} extra"


def _variants(assignment: Assignment) -> Iterator[str]:
    kinds: tuple[Literal["right", "wrong"], ...] = ("right", "wrong")
    for kind in kinds:
        if not assignment.variants(kind):
            yield f"{kind}/: empty; write at least one variant"
    for path in assignment.variants("right"):
        if not _docstring(path):
            yield f"{where(path)}: needs a docstring that says what is different about it"
    for variant in wrong_variants(assignment):
        for task in sorted(set(variant.tasks) - assignment.task_titles.keys()):
            yield f"{where(variant.path)}: names task {task}, which the statement does not have"


def _variants_note(assignment: Assignment) -> str:
    return f"{len(assignment.variants('right'))} right, {len(assignment.variants('wrong'))} wrong"


def _docstring(path: Path) -> str:
    try:
        return ast.get_docstring(ast.parse(read_text(path))) or ""
    except SyntaxError as error:
        raise CourseError(f"{where(path, error.lineno)}: {error.msg}") from None


def _hints(assignment: Assignment) -> Iterator[str]:
    for language in _LANGUAGES:
        path = assignment.hints(language)
        try:
            found = hints(assignment, language)
        except CourseError as error:
            yield str(error)
            continue
        for task in assignment.task_titles:
            if not 1 <= len(found.get(task, ())) <= _MOST_HINTS:
                yield f"{where(path)}: {len(found.get(task, ()))} hints for task {task}; write 1 to {_MOST_HINTS}"
        for task in sorted(found.keys() - assignment.task_titles.keys()):
            yield f"{where(path)}: hints for task {task}, which the statement does not have"


def _stray(assignment: Assignment) -> Iterator[str]:
    ours = {
        *(assignment.statement(language) for language in _LANGUAGES),
        *(assignment.hints(language) for language in _LANGUAGES),
        *(assignment.module_file, assignment.public_checks, assignment.hidden_checks),
        *(assignment.diagnoses_file, assignment.survivors_file),
        *assignment.variants("right"),
        *assignment.variants("wrong"),
    }
    for path in _visible_files(assignment.folder):
        if path not in ours:
            yield f"{path.relative_to(assignment.folder.parent).as_posix()}: does not belong here; delete or move it"


def _todo(assignment: Assignment) -> Iterator[str]:
    for path in _visible_files(assignment.folder):
        if path == assignment.diagnoses_file:
            continue
        for line, text in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
            if _TODO.search(text):
                yield f"{path.relative_to(assignment.folder.parent).as_posix()}, line {line}: {text.strip()[:80]}"


def _released(course: Course, assignment: Assignment) -> Iterator[str]:
    if not (course.student_folder / assignment.name).exists():
        yield "not released yet; run `grader release`"
        return
    outdated = stale(course, assignment)
    for path in outdated[:3]:
        yield f"{path.relative_to(course.root).as_posix()}: not up to date; run `grader release`"
    if len(outdated) > 3:
        yield f"and {len(outdated) - 3} more files; run `grader release`"
    for path in stray(course, assignment):
        yield f"{path.relative_to(course.root).as_posix()}: not written by `grader release`; delete or move it"


def _visible_files(folder: Path) -> list[Path]:
    """Every file but caches and hidden ones."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts)
    ]
