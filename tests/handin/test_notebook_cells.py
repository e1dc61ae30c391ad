"""Notebooks are executed as "Restart & Run All" would, whatever an editor or a student did to them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.handin import notebook_cells
from grader.handin.notebook_cells import NotebookCells, read_notebook

SOLUTION = "def pool2d(image):\n    return image"
CHECK = "from grader.notebook import check\n\ncheck(1)"


def code(source: object, grade_id: str = "", **metadata: object) -> dict[str, Any]:
    if grade_id:
        metadata["nbgrader"] = {"grade_id": grade_id, "grade": True}
    return {"cell_type": "code", "metadata": metadata, "source": source}


def read(*cells: object, **notebook: object) -> NotebookCells:
    return read_notebook(json.dumps({"cells": cells, "nbformat": 4, **notebook}), "pooling.ipynb")


def sources(cells: NotebookCells) -> list[str]:
    return [chunk.source for chunk in cells.chunks]


class TestOrder:
    def test_cells_are_numbered_as_if_run_from_the_top(self) -> None:
        cells = read(code("a = 1"), {"cell_type": "markdown", "source": "text"}, code(" \n"), code("b = 2"))
        assert [(c.source, c.filename) for c in cells.chunks] == [
            ("a = 1", "pooling.ipynb[cell 1]"),
            ("b = 2", "pooling.ipynb[cell 2]"),
        ]

    def test_cells_that_are_left_out_are_counted(self) -> None:
        cells = read(code(CHECK), code("plot()", tags=["demo"]), code("x = 1"))
        assert [c.filename for c in cells.chunks] == ["pooling.ipynb[cell 3]"]

    def test_a_cell_that_is_no_python_keeps_its_place(self) -> None:
        assert sources(read(code("def f(:"), code("x = 1"))) == ["def f(:", "x = 1"]


class TestChecks:
    @pytest.mark.parametrize(
        "source",
        [CHECK, "check(1)", "from grader.notebook import check; check(2, language='en')", "import grader.notebook",
         "grader.notebook.check(1)", "# Prüfung\ncheck(\n    3,\n)"],
    )  # fmt: skip
    def test_check_cells_are_left_out_also_without_metadata(self, source: str) -> None:
        assert sources(read(code(source))) == []

    @pytest.mark.parametrize("grade_id", ["pooling-task1-tests", "pooling-task1-hidden"])
    def test_an_edited_check_cell_changes_nothing(self, grade_id: str) -> None:
        assert sources(read(code(SOLUTION), code("pool2d = None", grade_id))) == [SOLUTION]

    def test_a_copy_of_a_check_cell_with_own_code_is_the_students(self) -> None:
        copied = read(code("def helper(): ...", "pooling-task1-tests"), code(CHECK, "pooling-task1-tests"))
        assert sources(copied) == ["def helper(): ..."]

    def test_checks_among_other_statements_are_taken_out(self) -> None:
        assert sources(read(code(f"{SOLUTION}\ncheck(1)"))) == [f"{SOLUTION}\npass"]

    @pytest.mark.parametrize("source", ["check(image)", "check = 1", "result = check(1)", "from check import check"])
    def test_what_is_no_check_stays(self, source: str) -> None:
        assert sources(read(code(source))) == [source]

    def test_a_solution_cell_stays_whatever_its_name(self) -> None:
        assert sources(read(code(SOLUTION, "pooling-task1"), code(SOLUTION, "pooling-task1"))) == [SOLUTION, SOLUTION]


class TestMalformed:
    @pytest.mark.parametrize(
        "cell",
        [None, 7, "text", [], {}, {"cell_type": "code"}, {"cell_type": 3, "source": "x"}, {"source": "x"},
         {"cell_type": "code", "source": None}, {"cell_type": "code", "source": 7}, {"cell_type": "code", "source": [7]}],
    )  # fmt: skip
    def test_odd_cells_are_stepped_over(self, cell: object) -> None:
        assert sources(read(cell, code(SOLUTION))) == [SOLUTION]

    @pytest.mark.parametrize(
        "metadata",
        [
            None,
            7,
            [],
            {"tags": "demo"},
            {"tags": 3},
            {"nbgrader": None},
            {"nbgrader": {"grade_id": 7}},
            {"nbgrader": "x"},
        ],
    )
    def test_odd_metadata_are_ignored(self, metadata: object) -> None:
        assert sources(read({"cell_type": "code", "metadata": metadata, "source": SOLUTION})) == [SOLUTION]

    @pytest.mark.parametrize("source", [["a = 1\n", "b = 2"], ["a = 1", "b = 2"], ["a = 1\r\n", "b = 2"]])
    def test_a_list_of_lines_is_joined(self, source: list[str]) -> None:
        assert sources(read(code(source))) == ["a = 1\nb = 2"]

    def test_a_code_cell_that_lost_its_type_is_known_by_its_outputs(self) -> None:
        assert sources(read({"source": SOLUTION, "outputs": []})) == [SOLUTION]

    @pytest.mark.parametrize("cells", [None, 7, {"a": 1}, "x"])
    def test_odd_lists_of_cells_are_a_problem(self, cells: object) -> None:
        read = read_notebook(json.dumps({"cells": cells}), "n.ipynb")
        assert [notice.level for notice in read.notices] == ["problem"]

    def test_only_so_many_cells_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(notebook_cells, "MOST_CELLS", 2)
        cells = read(code("a"), code("b"), code("c"))
        assert sources(cells) == ["a", "b"]
        assert "first 2 code cells" in cells.notices[0].text.en


class TestOlderFormats:
    def test_version_3_keeps_cells_in_worksheets(self) -> None:
        old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1\n", "b = 2"], "prompt_number": 3}]}]}
        assert sources(read_notebook(json.dumps(old), "n.ipynb")) == ["a = 1\nb = 2"]

    def test_version_1_calls_the_source_code(self) -> None:
        assert sources(read({"cell_type": "code", "code": "a = 1"}, nbformat=1)) == ["a = 1"]


class TestNotebookSyntax:
    def test_it_is_taken_out_line_by_line(self) -> None:
        assert sources(read(code("%matplotlib inline\nx = 1"), code("!pip install numpy"))) == ["pass\nx = 1", "pass"]

    def test_a_cell_in_another_language_is_left_out(self) -> None:
        assert sources(read(code("%%bash\nls"), code("x = 1"))) == ["x = 1"]

    def test_waiting_outside_a_function_is_reported(self) -> None:
        cells = read(code("x = 1"), code("y = 2\nawait f()"))
        assert sources(cells) == ["x = 1", "y = 2\npass"]
        assert "[2]: 2" in cells.notices[0].text.de

    def test_display_is_there_as_in_a_notebook(self) -> None:
        cells = read(code("display(1)"))
        assert [chunk.filename for chunk in cells.chunks] == ["pooling.ipynb[Jupyter]", "pooling.ipynb[cell 1]"]

    def test_very_long_code_is_handed_on_as_it_is(self) -> None:
        long = "%time x = 1\n" + "#" * 200_000
        assert sources(read(code(long))) == [long]
