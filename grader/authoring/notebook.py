"""The student's notebook, cell by cell, with nbformat: the same staff folder gives the same bytes.

There is one notebook per assignment, in the course's default language, and every text cell holds the other
language folded away below it. Two notebooks would be two hand-ins: a student could work in both, and in
nbgrader each would count its own points.

Only the solution cells are the student's; text, setup, given code and check cells are locked, so nbgrader
restores them before it grades. Every check cell imports what it needs: no cell depends on another's being run
except on the student's own, and nothing of the grader stands in the cells that are graded.
"""

from __future__ import annotations

import ast
import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.authoring.points import TaskPoints, points_table, task_points
from grader.authoring.regions import Cell, split_cells
from grader.authoring.statement import Statement, read_statement, task_word
from grader.authoring.stub import stub
from grader.course import Assignment
from grader.handin.notebook_cells import DEMO_TAG
from grader.naming import hidden_cell, solution_cell, tests_cell
from grader.result import Language

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["notebook"]

_LANGUAGE_NAME: dict[Language, str] = {"de": "Deutsch", "en": "English"}
_HOW_TO: dict[Language, str] = {
    "de": "Schreibe deine Lösung in die Zellen mit `# YOUR CODE HERE`; die Zelle darunter prüft sie sofort. "
    "Vor der Abgabe: *Kernel → Restart Kernel and Run All Cells*.",
    "en": "Write your solution into the cells with `# YOUR CODE HERE`; the cell below checks it at once. "
    "Before you hand in: *Kernel → Restart Kernel and Run All Cells*.",
}


@dataclass
class _Builder:
    """Collects the cells of one notebook."""

    assignment: Assignment
    language: Language
    statements: dict[Language, Statement]
    points: dict[int, TaskPoints]
    cells: list[NotebookNode] = field(default_factory=list)

    def text(self, name: str, heading: dict[Language, str], body: dict[Language, str]) -> None:
        """A locked text cell; the other languages' text is folded."""
        from nbformat.v4 import new_markdown_cell

        parts = [heading[self.language], body[self.language]]
        parts += [_folded(other, heading[other], body[other]) for other in body if other != self.language]
        cell = new_markdown_cell("\n\n".join(part for part in parts if part))
        self._add(cell, f"{self.assignment.slug}-{name}", locked=True)

    def code(self, grade_id: str, source: str, **flags: Any) -> None:
        """A code cell with nbgrader's metadata."""
        from nbformat.v4 import new_code_cell

        self._add(new_code_cell(source), grade_id, **flags)

    def demo(self, source: str) -> None:
        """The picture's cell: free for the student to play with, never graded."""
        from nbformat.v4 import new_code_cell

        cell = new_code_cell(source, metadata={"tags": [DEMO_TAG]})
        cell["id"] = f"{self.assignment.slug}-{DEMO_TAG}"
        self.cells.append(cell)

    def _add(self, cell: NotebookNode, grade_id: str, **flags: Any) -> None:
        cell["id"] = grade_id
        cell["metadata"]["nbgrader"] = _metadata(grade_id, **flags)
        self.cells.append(cell)


def notebook(assignment: Assignment, language: Language, *, source: bool = False) -> str:
    """The notebook of a staff assignment as JSON text.

    Args:
        assignment: From the staff tree.
        language: The one that is read first; the other is folded away below it.
        source: For nbgrader's ``source/`` folder, from which ``generate_assignment`` makes the students' notebook:
            with a graded cell per task with hidden checks, and with markers around the stub's lines, or nbgrader
            would empty the whole solution cell. Even there no solution is in it. (A solution cell without any
            region is emptied all the same; ``c.ClearSolutions.enabled = False`` keeps it.)

    Raises:
        CourseError: a statement, the reference or a check is not readable.
    """
    languages: tuple[Language, ...] = ("de", "en")
    statements = {each: read_statement(assignment.statement(each), each) for each in languages}
    builder = _Builder(assignment, language, statements, task_points(assignment))
    cells = split_cells(stub(assignment, markers=source), assignment.module_file)
    _introduce(builder)
    given = 0
    for cell in cells:
        if cell.kind == "task":
            _task(builder, cell, hidden=source)
        elif cell.kind == "given":
            given += 1
            builder.code(f"{assignment.slug}-given{given}", f"# {cell.title}\n{cell.text}", locked=True)
        elif cell.kind == "demo":
            builder.demo(cell.text)
        elif setup := _without_docstring(cell.text):
            builder.code(f"{assignment.slug}-setup", setup, locked=True)
    if any(statement.closing for statement in statements.values()):
        empty: dict[Language, str] = dict.fromkeys(languages, "")
        builder.text("closing", empty, {each: statements[each].closing for each in languages})
    return _written(builder.cells)


def _introduce(builder: _Builder) -> None:
    titles = {each: f"# {statement.title}" for each, statement in builder.statements.items()}
    body = {}
    for each, statement in builder.statements.items():
        tasks = {task: section.title for task, section in statement.tasks.items()}
        body[each] = "\n\n".join((statement.intro, points_table(tasks, builder.points, each), _HOW_TO[each])).strip(
            "\n"
        )
    builder.text("intro", titles, body)


def _task(builder: _Builder, cell: Cell, *, hidden: bool) -> None:
    """Statement, solution cell, check cell and, on request, the cell of the hidden checks."""
    task = cell.task or 0
    slug = builder.assignment.slug
    sections = {
        each: statement.tasks[task] for each, statement in builder.statements.items() if task in statement.tasks
    }
    headings = {each: f"## {task_word(each)} {task} – {section.title}" for each, section in sections.items()}
    if builder.language in sections:
        builder.text(f"task{task}-statement", headings, {each: section.text for each, section in sections.items()})
    builder.code(solution_cell(slug, task), cell.text, solution=True)
    points = builder.points.get(task, TaskPoints())
    call = f"check({task})" if builder.language == "de" else f'check({task}, language="{builder.language}")'
    text = f"from grader.notebook import check\n\n{call}"
    builder.code(tests_cell(slug, task), text, grade=True, locked=True, points=points.public)
    if hidden and points.hidden + points.bonus_hidden:
        builder.code(hidden_cell(slug, task), _hidden_source(task), grade=True, locked=True, points=points.hidden)


def _hidden_source(task: int) -> str:
    """`check(…, hidden=True)` raises outside our grading, so that stock nbgrader gives nothing for an empty cell."""
    return (
        f"# Hier laufen bei der Bewertung die verborgenen Prüfungen. The hidden checks run here at grading.\n"
        "### BEGIN HIDDEN TESTS\n"
        "from grader.notebook import check\n\n"
        f"check({task}, hidden=True)\n"
        "### END HIDDEN TESTS"
    )


def _metadata(
    grade_id: str, *, grade: bool = False, solution: bool = False, locked: bool = False, points: float | None = None
) -> dict[str, Any]:
    """Cell metadata of nbgrader, version 3; without a checksum, which generate_assignment computes."""
    data: dict[str, Any] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        data["points"] = int(points) if points.is_integer() else points
    return data


def _folded(language: Language, heading: str, body: str) -> str:
    """`body` behind a line to click on; empty when there is nothing to fold."""
    if not body:
        return ""
    title = heading.lstrip("# ").strip()
    summary = f"{_LANGUAGE_NAME[language]}: {title}" if title else _LANGUAGE_NAME[language]
    # The blank lines make Jupyter read the inside as Markdown again.
    return f"<details>\n<summary>{html.escape(summary, quote=False)}</summary>\n\n{body}\n\n</details>"


def _without_docstring(text: str) -> str:
    """The setup cell's code: the module's docstring says in the file what the title says in the notebook."""
    body = ast.parse(text).body
    if ast.get_docstring(ast.Module(body, []), clean=False) is None:
        return text
    lines = text.split("\n")
    return "\n".join(lines[body[0].end_lineno or 0 :]).strip("\n")


def _written(cells: list[NotebookNode]) -> str:
    import nbformat
    from nbformat.v4 import new_notebook

    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    built = new_notebook(cells=cells, metadata=metadata)
    nbformat.validate(built)
    return str(nbformat.writes(built)) + "\n"
