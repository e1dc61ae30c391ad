"""What is written into a notebook's cells, and what nbgrader reads from it."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import determine_grade

from grader.gradebook.execute import WrongPoints, require_same_points, write_results
from grader.result import CheckResult, Report, Status, Text

PICTURE = "aGVsbG8="


def check(task: int, points: float, status: Status = Status.PASSED, **more: Any) -> CheckResult:
    title = Text(de=f"Prüfung <{points:g}>", en=f"Check {points:g}")
    return CheckResult(
        check=f"t.py::t{task}{points}{sorted(more)}", task=task, points=points, title=title, status=status, **more
    )


def report(*checks: CheckResult, **more: Any) -> Report:
    tasks = {task: Text(de=f"A{task}", en=f"T{task}") for task in sorted({c.task for c in checks})}
    text = Text(de="x", en="x")
    return Report(
        assignment="01_a", title=text, tasks=tasks, student="anna", engine="1", sandbox=text, checks=checks, **more
    )


PARTIAL = report(
    check(1, 2), check(1, 0.1), check(1, 0.2), check(1, 5, Status.WRONG), check(1, 4, bonus=True, figures=(PICTURE,)),
    check(1, 1, Status.WRONG, hidden=True), check(2, 3, Status.GRADER_ERROR), check(2, 1, bonus=True),
    output="printed <b>",
)  # fmt: skip
POINTS = {"a-task1-tests": 7.3, "a-task1-hidden": 1.0, "a-task2-tests": 3.0}


def notebook(points: dict[str, float]) -> Any:
    cells = [new_markdown_cell("# A"), new_code_cell("x = 1", outputs=[nbformat.v4.new_output("stream", text="4")])]
    for name, worth in points.items():
        data = {"grade_id": name, "grade": True, "solution": False, "points": worth, "locked": True}
        cells.append(new_code_cell("check(1)", metadata={"nbgrader": data}))
    return new_notebook(cells=cells)


def filled(graded: Report = PARTIAL) -> dict[str, Any]:
    nb = notebook(POINTS)
    write_results(nb, graded, "a", "de")
    nbformat.validate(nb)
    return {cell.metadata.get("nbgrader", {}).get("grade_id", cell.cell_type): cell for cell in nb.cells}


def test_nbgrader_reads_the_points_without_extra_credit() -> None:
    cells = filled()
    assert {name: determine_grade(cells[name]) for name in POINTS} == {
        "a-task1-tests": (2.3, 7.3),
        "a-task1-hidden": (0.0, 1.0),
        "a-task2-tests": (0.0, 3.0),
    }


@pytest.mark.parametrize("points", [0.1 + 0.2, 1 / 3, 2.0, 0.0, 1e-4, 12345.6789])
def test_any_number_of_points_arrives_as_it_is(points: float) -> None:
    rounded = round(points, 4)
    nb = notebook({"a-task1-tests": rounded})
    write_results(nb, report(check(1, rounded)), "a", "de")
    assert determine_grade(nb.cells[-1]) == (rounded, rounded)


def test_the_table_shows_public_or_hidden_checks_and_is_escaped() -> None:
    cells = filled()
    public, hidden = (cells[name].outputs[0].data["text/html"] for name in ("a-task1-tests", "a-task1-hidden"))
    assert "Prüfung &lt;5&gt;" in public
    assert "Prüfung &lt;1&gt;" not in public
    assert "Prüfung &lt;1&gt;" in hidden
    assert "Prüfung &lt;5&gt;" not in hidden


def test_pictures_follow_the_number() -> None:
    kinds = [output.output_type for output in filled()["a-task1-tests"].outputs]
    assert kinds == ["execute_result", "display_data"]
    assert filled()["a-task1-tests"].outputs[1].data == {"image/png": PICTURE}


def test_what_was_printed_stands_below_the_students_last_cell_as_text() -> None:
    [output] = filled()["code"].outputs
    assert (output.output_type, output.name, output.text) == ("stream", "stdout", "printed <b>")
    assert filled(PARTIAL.model_copy(update={"output": ""}))["code"].outputs == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"a-task1-tests": 7.2}, "cell a-task1-tests: 7.3 points by the checks, 7.2 points in nbgrader"),
        ({"a-task2-hidden": 1.0}, "cell a-task2-hidden: not there by the checks, 1 points in nbgrader"),
        ({"a-task1-hidden": None}, "cell a-task1-hidden: 1 points by the checks, not there in nbgrader"),
    ],
)
def test_points_that_do_not_add_up_are_an_error_and_nothing_is_written(
    change: dict[str, float | None], message: str
) -> None:
    points = {name: worth for name, worth in (POINTS | change).items() if worth is not None}
    with pytest.raises(WrongPoints, match=message):
        require_same_points(points, PARTIAL, "a")
    nb = notebook(points)
    before = json.dumps(nb)
    with pytest.raises(WrongPoints, match="generate_assignment"):
        write_results(nb, PARTIAL, "a", "de")
    assert json.dumps(nb) == before
