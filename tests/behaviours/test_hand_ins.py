"""Correct code is never punished, a mistake costs what it is worth and no more, and it gets its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.result import Report, Status
from tests.behaviours.conftest import Grade
from tests.behaviours.hand_ins import (
    ENCODED,
    NOTEBOOKS,
    below_the_reference,
    cells_of,
    fields_of,
    reference,
    samples,
    solved_notebook,
)


def name_of(value: object) -> str | None:
    return value.stem if isinstance(value, Path) else None


def lost(report: Report) -> list[tuple[str, str, str]]:
    """What did not pass, for the message of a failed test."""
    return [
        (c.check, c.status, c.message.en if c.message else "") for c in report.checks if c.status is not Status.PASSED
    ]


@pytest.mark.parametrize(("assignment", "path"), samples("right"), ids=name_of)
def test_right_code_gets_full_marks_whatever_else_it_does(grade: Grade, assignment: str, path: Path) -> None:
    report = grade(assignment, ".py", below_the_reference(assignment, path).encode())
    assert lost(report) == []


@pytest.mark.parametrize("name", ENCODED)
def test_right_code_gets_full_marks_in_every_encoding(grade: Grade, name: str) -> None:
    assert lost(grade("01_perceptron", ".py", ENCODED[name])) == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_right_code_gets_full_marks_in_a_notebook_that_was_worked_on(grade: Grade, name: str) -> None:
    notebook = solved_notebook("04_pooling")
    NOTEBOOKS[name](notebook)
    assert lost(grade("04_pooling", ".ipynb", json.dumps(notebook).encode())) == []


@pytest.mark.parametrize("assignment", ["01_perceptron", "05_oscillator"])
def test_every_notebook_can_be_solved(grade: Grade, assignment: str) -> None:
    text = json.dumps(solved_notebook(assignment), indent=4, ensure_ascii=False)
    assert lost(grade(assignment, ".ipynb", text.encode("utf-8-sig"))) == []


def test_a_solved_notebook_beside_the_untouched_file_counts(grade: Grade, tmp_path: Path) -> None:
    stub = Path(__file__).parents[2] / "assignments" / "04_pooling" / "pooling.py"
    (tmp_path / "pooling.py").write_bytes(stub.read_bytes())
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "pooling-checkpoint.ipynb").write_text("{}")
    assert lost(grade("04_pooling", ".ipynb", json.dumps(solved_notebook("04_pooling")).encode())) == []


# ---------------------------------------------------------------------- in part


@pytest.mark.parametrize(("assignment", "path"), samples("partial"), ids=name_of)
def test_what_is_right_counts_when_the_rest_is_not(grade: Grade, assignment: str, path: Path) -> None:
    expected = fields_of(path)
    report = grade(assignment, ".py", below_the_reference(assignment, path).encode())
    for field, status in expected.items():
        if field.startswith("task "):
            assert {c.status for c in report.of_task(int(field[5:]))} == {Status(status)}, field
    assert report.points == float(expected["points"])
    assert expected.get("notice", "") in "\n".join(n.text.en for n in report.notices)
    assert expected.get("says", "") in "\n".join(c.message.en for c in report.checks if c.message)


def test_a_syntax_error_in_one_cell_costs_that_cell(grade: Grade) -> None:
    notebook = solved_notebook("04_pooling")
    (cell,) = cells_of(notebook, "-task4")
    cell["source"] = cell["source"].replace("grad_x = np.zeros_like(x)", "grad_x = np.zeros_like(x")
    report = grade("04_pooling", ".ipynb", json.dumps(notebook).encode())
    assert {c.status for c in report.of_task(4)} == {Status.MISSING}
    assert report.points == sum(check.points for check in report.checks if check.task != 4)
    assert "SyntaxError: '(' was never closed" in "\n".join(n.text.en for n in report.notices)


def test_a_syntax_error_in_one_part_of_a_file_costs_that_part(grade: Grade) -> None:
    source = reference("01_perceptron").replace("w = np.zeros(X.shape[1] + 1)", "w = np.zeros(X.shape[1] + 1")
    report = grade("01_perceptron", ".py", source.encode())
    assert {c.status for c in report.of_task(3)} == {Status.MISSING}
    assert report.points == sum(c.points for task in (1, 2) for c in report.of_task(task))
    assert any("the parts between the “# %%” lines were executed one by one" in n.text.en for n in report.notices)


def test_the_stub_is_not_attempted_and_not_wrong(grade: Grade) -> None:
    stub = Path(__file__).parents[2] / "assignments" / "04_pooling" / "pooling.py"
    report = grade("04_pooling", ".py", stub.read_bytes())
    assert {c.status for c in report.checks} == {Status.NOT_ATTEMPTED}
    assert report.points == 0


# ---------------------------------------------------------------------- wrong


@pytest.mark.parametrize(("assignment", "path"), samples("wrong"), ids=name_of)
def test_a_mistake_made_in_other_words_gets_its_name(grade: Grade, assignment: str, path: Path) -> None:
    report = grade(assignment, ".py", below_the_reference(assignment, path).encode())
    assert not all(check.status is Status.PASSED for check in report.checks)
    named = [{m.name for m in check.mistakes} for check in report.checks if check.mistakes]
    assert fields_of(path)["mistake"] in set().union(*named), (named, lost(report))
    assert any({fields_of(path)["mistake"]} == names for names in named), named


COVERED = {"trains_a_copy": "the loop makes no learning step, or it learns on a copy"}
"""Names whose sentence leaves it open which of the two mistakes it is."""


@pytest.mark.parametrize(("assignment", "path"), samples("misnamed"), ids=name_of)
def test_a_mistake_does_not_get_the_name_of_another_one(grade: Grade, assignment: str, path: Path) -> None:
    other = path.stem.split("__")[2]
    report = grade(assignment, ".py", path.read_bytes())
    assert not all(check.status is Status.PASSED for check in report.checks)
    for check in report.checks:
        if [mistake.name for mistake in check.mistakes] == [other]:
            assert COVERED.get(other, "named alone") in check.mistakes[0].text.en
