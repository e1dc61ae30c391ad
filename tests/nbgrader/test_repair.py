"""Whatever happened to a notebook's structure: every given cell is there once, and no text of the student is lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.gradebook.repair import repaired

HIDDEN = "# hidden checks run here"
SETUP, SOLUTION = (
    "import math",
    "def line(x):\n    ### BEGIN SOLUTION\n    raise NotImplementedError()\n    ### END SOLUTION",
)
CHECK = "from grader.notebook import check\n\ncheck(1)"
ANSWER = "def line(x):\n    return x"


def given(name: str, source: str, **flags: Any) -> NotebookNode:
    make = new_markdown_cell if flags.pop("text", False) else new_code_cell
    data = {"grade_id": name, "solution": False, "grade": False, "locked": True, "schema_version": 3, "task": False}
    return make(source, id=name, metadata={"nbgrader": data | flags})


def source() -> list[NotebookNode]:
    return [
        given("intro", "# Lines", text=True),
        given("setup", SETUP),
        given("a-task1", SOLUTION, solution=True, locked=False),
        given("a-task1-tests", CHECK, grade=True, points=2),
        given("a-task1-hidden", f"{HIDDEN}\n### BEGIN HIDDEN TESTS\ncheck(1, hidden=True)\n### END HIDDEN TESTS", grade=True, points=1),
        given("a-task2", "# go on above", solution=True, locked=False),
    ]  # fmt: skip


def hand_in(*cells: tuple[str, str]) -> list[NotebookNode]:
    """Cells by the name they claim and their text."""
    return [new_code_cell(text, metadata={"nbgrader": {"grade_id": name}} if name else {}) for name, text in cells]


WHOLE = (
    ("setup", SETUP),
    ("a-task1", ANSWER),
    ("a-task1-tests", CHECK),
    ("a-task1-hidden", HIDDEN),
    ("a-task2", "# go on above"),
)


def names(cells: list[NotebookNode]) -> list[str]:
    return [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in cells]


def text_of(cells: list[NotebookNode], name: str) -> str:
    return str(next(cell.source for cell, this in zip(cells, names(cells), strict=True) if this == name))


@pytest.mark.parametrize(
    "cells",
    [
        WHOLE,
        (),
        WHOLE[::-1],
        WHOLE[1:2],
        (*WHOLE, ("a-task1", "y = 1"), ("a-task1-tests", CHECK)),
        tuple(("", text) for _, text in WHOLE),
        tuple((f"x{name}", text) for name, text in WHOLE),
        (("setup", "import math, numpy"), ("a-task1-tests", "print('mine')"), ("a-task1", ANSWER)),
    ],
    ids=["whole", "empty", "backwards", "one left", "copied", "stripped", "renamed", "edited"],
)
def test_every_given_cell_is_there_once_and_every_text_too(cells: tuple[tuple[str, str], ...]) -> None:
    found, _ = repaired(source(), hand_in(*cells))
    assert Counter(name for name in names(found) if name) == Counter(names(source()))
    shown = Counter(cell.source.partition("\n### BEGIN HIDDEN")[0] for cell in found)
    assert not Counter(text for _, text in cells) - shown
    for cell in found:
        if data := cell.metadata.get("nbgrader"):
            assert (
                data
                == next(
                    each for each in source() if each.metadata.nbgrader.grade_id == data["grade_id"]
                ).metadata.nbgrader
            )


def test_a_whole_notebook_stays_as_it_is() -> None:
    found, said = repaired(source(), hand_in(*WHOLE))
    hidden = source()[4].source
    assert [cell.source for cell in found[1:]] == [hidden if text == HIDDEN else text for _, text in WHOLE]
    assert said == ["put back: intro"]


def test_without_metadata_cells_are_known_by_what_they_hold() -> None:
    found, said = repaired(source(), hand_in(*(("", text) for _, text in WHOLE)))
    assert names(found) == names(source())
    assert text_of(found, "a-task1") == ANSWER
    assert said[0].startswith("recognised by content: setup, a-task1, ")


def test_of_two_cells_with_one_name_the_one_with_the_solution_counts() -> None:
    for order in (("a-task1", ANSWER), ("a-task1", "print(line(3))")), (("a-task1", "x = 1"), ("a-task1", ANSWER)):
        found, said = repaired(source(), hand_in(*order))
        assert text_of(found, "a-task1") == ANSWER
        assert said[0] == "the student's own now: a-task1"


def test_of_two_solutions_the_last_one_counts_as_when_the_notebook_is_run() -> None:
    found, _ = repaired(source(), hand_in(("a-task1", "def line(x): return 0"), ("a-task1", ANSWER)))
    assert text_of(found, "a-task1") == ANSWER


def test_a_locked_cell_that_was_edited_stays_beside_the_given_one() -> None:
    found, _ = repaired(source(), hand_in(("setup", "import math, numpy"), *WHOLE[1:]))
    assert text_of(found, "setup") == SETUP
    assert text_of(found, "") == "import math, numpy"


def test_a_cell_comes_back_after_the_one_it_stood_after_and_without_markers() -> None:
    found, _ = repaired(source(), hand_in(("", "mine = 1"), WHOLE[0], ("", "mine = 2")))
    assert names(found) == ["intro", "", "setup", "a-task1", "a-task1-tests", "a-task1-hidden", "a-task2", ""]
    assert text_of(found, "a-task1") == "def line(x):\n    raise NotImplementedError()"


def test_a_code_cell_keeps_no_output() -> None:
    cells = hand_in(*WHOLE)
    cells[1].outputs = [{"output_type": "stream", "name": "stdout", "text": "4"}]
    cells[1].execution_count = 7
    found, _ = repaired(source(), cells)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in found if cell.cell_type == "code")
