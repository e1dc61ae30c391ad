"""The untouched template of an assignment: to begin anew with a folder or with one task."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from grader.authoring.template import TEMPLATE_FILE
from grader.course import Assignment, CourseError
from grader.naming import solution_cell
from grader.result import Text

__all__ = [
    "Reset",
    "copy_fresh",
    "demo_of",
    "line_of_task",
    "reset_task",
    "said_of_reset",
    "template_of",
]

_CELL = re.compile(r"^# %%(?: (?P<title>.*))?$", re.MULTILINE)


@dataclass(frozen=True)
class Reset:
    """What beginning a task anew would write."""

    path: Path
    text: str
    """The whole file as it will be."""
    backup: Path
    """Where the file as it is now is kept."""


def template_of(assignment: Assignment) -> dict[str, str]:
    """File name to text of the files that students edit.

    Raises:
        CourseError: the template is missing or damaged.
    """
    path = assignment.folder / TEMPLATE_FILE
    try:
        files = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CourseError(
            f"{assignment.folder.name}/{TEMPLATE_FILE}: cannot be read; take it from the course's files again"
        ) from None
    return {str(name): str(text) for name, text in files.items()}


def copy_fresh(assignment: Assignment, target: Path) -> None:
    """Copy the assignment as it was handed out.

    Raises:
        CourseError: there is something at `target` already, or it cannot be written.
    """
    files = template_of(assignment)
    beside = {
        path.name: path.read_bytes()
        for path in sorted(assignment.folder.iterdir())
        if path.is_file() and path.name not in files and _is_handed_out(path.name, assignment)
    }
    try:
        target.mkdir(parents=True)
        for name, data in (beside | {name: text.encode() for name, text in files.items()}).items():
            (target / name).write_bytes(data)
    except FileExistsError:
        raise CourseError(
            f"{target.name}/: is there already, and your work may be in it; remove or rename it first, "
            f"or begin one task anew with `grader reset {assignment.number:02d} --task N`"
        ) from None
    except OSError as error:
        raise CourseError(f"{error.filename or target}: cannot be written ({error.strerror})") from None


def _is_handed_out(name: str, assignment: Assignment) -> bool:
    wanted = {"assignment.yml", TEMPLATE_FILE, assignment.diagnoses_file.name, assignment.public_checks.name}
    return name in wanted or (name.endswith(".md") and name.startswith(("README", "hints")))


def reset_task(assignment: Assignment, task: int, file: Path) -> Reset:
    """The file with the cell of one task as it was handed out; all the rest stays.

    Raises:
        CourseError: there is no such file, or the task's place in it cannot be found.
    """
    template = template_of(assignment)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CourseError(f"{file.name}: cannot be read") from None
    fresh = template[assignment.module_file.name if file.suffix == ".py" else assignment.notebook_file.name]
    if file.suffix == ".py":
        new = _with_cell(text, fresh, task, file)
    else:
        new = _with_notebook_cell(text, fresh, solution_cell(assignment.slug, task), task, file)
    return Reset(file, new, file.with_name(f"{file.name}.bak"))


def line_of_task(text: str, task: int) -> int | None:
    """The line of a .py file where the cell of a task begins, counted from 1."""
    return next((text.count("\n", 0, start) + 1 for start, _ in [_span(text, f"task {task}")] if start >= 0), None)


def demo_of(text: str) -> str:
    """The cell that draws the picture; empty when there is none."""
    start, end = _span(text, "demo")
    return text[start:end] if start >= 0 else ""


def _span(text: str, title: str) -> tuple[int, int]:
    """From the percent line of a cell to the next percent line; (-1, -1) when there is none."""
    marks = list(_CELL.finditer(text))
    for mark, following in zip_longest(marks, marks[1:]):
        if (mark["title"] or "").strip() == title:
            return mark.start(), following.start() if following else len(text)
    return -1, -1


def _with_cell(text: str, fresh: str, task: int, file: Path) -> str:
    start, end = _span(text, f"task {task}")
    first, last = _span(fresh, f"task {task}")
    if start < 0 or first < 0:
        raise CourseError(
            f'{file.name}: the line "# %% task {task}" is not there any more, so the task cannot be found; '
            f"its template stands in {TEMPLATE_FILE}, or take a fresh folder with `grader start` elsewhere"
        )
    return text[:start] + fresh[first:last] + text[end:]


def _with_notebook_cell(text: str, fresh: str, cell: str, task: int, file: Path) -> str:
    try:
        mine, theirs = json.loads(text), json.loads(fresh)
        target, source = (_cell_of(notebook, cell) for notebook in (mine, theirs))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CourseError(f"{file.name}: is no notebook that can be read") from None
    if target is None or source is None:
        raise CourseError(f"{file.name}: the cell of task {task} is not there any more; add it from {TEMPLATE_FILE}")
    target.update(cell_type="code", source=source["source"], outputs=[], execution_count=None)
    return json.dumps(mine, ensure_ascii=False, indent=1) + "\n"


def _cell_of(notebook: dict[str, Any], cell: str) -> dict[str, Any] | None:
    found = [
        each for each in notebook["cells"]
        if each.get("metadata", {}).get("nbgrader", {}).get("grade_id") == cell or each.get("id") == cell
    ]  # fmt: skip
    return found[0] if found else None


def said_of_reset(reset: Reset, task: int) -> Text:
    """One line for the student."""
    return Text(
        de=f"Aufgabe {task} in {reset.path.name} ist wieder leer; dein Text steht in {reset.backup.name}.",
        en=f"Task {task} in {reset.path.name} is empty again; your text is in {reset.backup.name}.",
    )
