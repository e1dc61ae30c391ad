"""Whatever lies in a hand-in folder becomes a valid notebook in which nothing is active."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_notebook

from grader.gradebook.handed_in import LONGEST_CELL, MOST_CELLS, handed_in_cells

CODE: dict[str, object] = {
    "cell_type": "code",
    "id": "one",
    "metadata": {},
    "source": "x = 1",
    "outputs": [],
    "execution_count": None,
}


def notebook(*cells: dict[str, Any], **more: Any) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more)


def read(folder: Path, name: str, content: str | bytes) -> list[Any]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    cells = handed_in_cells(folder, "lines")
    nbformat.validate(new_notebook(cells=cells))
    assert all(not cell.get("outputs") and "attachments" not in cell for cell in cells)
    assert all(cell.metadata.keys() <= {"nbgrader"} for cell in cells)
    return [(cell.cell_type, cell.source) for cell in cells]


def test_a_notebook_keeps_kind_text_and_name_of_every_cell_and_nothing_else(tmp_path: Path) -> None:
    output = {"output_type": "display_data", "data": {"text/html": "<script>"}, "metadata": {}}
    named = CODE | {
        "metadata": {"nbgrader": {"grade_id": "lines-task1", "points": 9}, "tags": ["x"]},
        "outputs": [output],
    }
    text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": ["a\n", "b"], "attachments": {"x": {}}}
    assert read(tmp_path, "lines.ipynb", notebook(named, text)) == [("code", "x = 1"), ("markdown", "a\nb")]
    names = [cell.metadata["nbgrader"] for cell in handed_in_cells(tmp_path, "lines")]
    assert names == [{"grade_id": "lines-task1"}, {"grade_id": "t"}]


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
def test_half_a_character_can_be_written(tmp_path: Path, kind: str) -> None:
    cell = CODE | {"cell_type": kind, "source": "x = '\ud83d'", "metadata": {"nbgrader": {"grade_id": "\udc00"}}}
    if kind != "code":
        cell = {key: value for key, value in cell.items() if key not in ("outputs", "execution_count")}
    [(_, text)] = read(tmp_path, "lines.ipynb", notebook(cell))
    assert text.strip() == "x = '\N{REPLACEMENT CHARACTER}'"
    nbformat.writes(new_notebook(cells=handed_in_cells(tmp_path, "lines"))).encode()


def test_a_raw_cell_becomes_text(tmp_path: Path) -> None:
    raw = {"cell_type": "raw", "id": "r", "metadata": {"raw_mimetype": "text/html"}, "source": "<b>\n</b>"}
    assert read(tmp_path, "lines.ipynb", notebook(raw)) == [("markdown", "    <b>\n    </b>")]


@pytest.mark.parametrize(
    "content",
    [
        notebook(CODE)[:-20],
        notebook(CODE, {"cell_type": "code"}),
        notebook(CODE | {"metadata": None}),
        notebook(CODE | {"metadata": {"nbgrader": ["?"]}}),
        notebook(CODE | {"source": 7}, CODE),
        notebook(CODE, nbformat=3),
        notebook(CODE, nbformat=99),
        json.dumps({"worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1", "language": "python"}]}], "nbformat": 3, "nbformat_minor": 0, "metadata": {}}),
        "x = 1",
        "# %%\nx = 1",
    ],
)  # fmt: skip
def test_the_code_of_a_damaged_or_old_notebook_is_shown(tmp_path: Path, content: str) -> None:
    assert "x = 1" in "".join(text for kind, text in read(tmp_path, "lines.ipynb", content) if kind == "code")


def test_a_python_file_is_divided_at_its_percent_lines(tmp_path: Path) -> None:
    text = "import math\n\n# %% task 1\nx = 1\n\n# %%\ndisplay(x)\n"
    assert [source for _, source in read(tmp_path, "lines.py", text)] == [
        "import math",
        "# %% task 1\nx = 1",
        "# %%\ndisplay(x)",
    ]


@pytest.mark.parametrize("name", ["Lines (1).ipynb", "my_lines.ipynb", "solution.ipynb", "lines.ipynb.txt"])
def test_another_name_does_not_matter(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, notebook(CODE)) == [("code", "x = 1")]


def test_what_is_shown_is_what_is_graded(tmp_path: Path) -> None:
    (tmp_path / "lines.py").write_text("raise NotImplementedError\n", encoding="utf-8")
    assert read(tmp_path, "lines.ipynb", notebook(CODE)) == [("code", "x = 1")]


@pytest.mark.parametrize("content", [b"", b"\0\0", b"\x89PNG\r\n\x1a\n\0\xff", b"[" * 5000])
def test_what_holds_no_code_gives_no_cells_or_says_so_as_code(tmp_path: Path, content: bytes) -> None:
    assert all(kind == "code" for kind, _ in read(tmp_path, "lines.ipynb", content))


def test_an_empty_folder_gives_no_cells(tmp_path: Path) -> None:
    assert handed_in_cells(tmp_path, "lines") == []


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.ipynb").write_text(notebook(CODE), encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "lines.ipynb").symlink_to(tmp_path / "secret.ipynb")
    assert handed_in_cells(folder, "lines") == []


def test_too_much_is_cut(tmp_path: Path) -> None:
    long = CODE | {"source": "x" * (LONGEST_CELL + 1)}
    [(_, text)] = read(tmp_path, "lines.ipynb", notebook(long))
    assert len(text) < LONGEST_CELL + 10
    assert len(read(tmp_path, "lines.ipynb", notebook(*[CODE] * (MOST_CELLS + 1)))) == MOST_CELLS
