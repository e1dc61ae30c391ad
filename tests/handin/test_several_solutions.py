"""Several solutions in one folder, what lies in the wrong place, and what the order of cells does."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import Course
from grader.grading.one import Grader, submission_key
from grader.handin.another import recognised
from grader.handin.large import without_outputs
from grader.handin.sequence import remarks, stands_there
from grader.handin.submission import read_submission
from grader.isolation import Chunk
from grader.result import Report, Status
from tests.handin.test_submission import cell, levels, notebook, said

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
COURSE = Course.load(ROOT)
POOLING, LSTM = (next(a for a in COURSE.staff_assignments if a.name == name) for name in ("04_pooling", "07_lstm"))
REFERENCE = (ROOT / "solutions/04_pooling/pooling.py").read_text("utf-8")
RIGHT = re.sub(r"(?m)^ *### (?:BEGIN|END) SOLUTION\n", "", REFERENCE)
EMPTY = RIGHT[: RIGHT.index("def ")] + "def pool2d(image, kernel_size=2, stride=2, mode='max'):\n    pass\n"


@pytest.fixture(scope="module")
def grader_of_pooling() -> Iterator[Grader]:
    with Grader(POOLING) as grader:
        yield grader


def graded(grader: Grader, folder: Path) -> Report:
    return grader.grade(read_submission(folder, "pooling", "ada"))


@pytest.mark.parametrize("later", ["pooling.ipynb", "pooling.py"])
def test_of_two_files_the_better_one_counts_and_that_is_said(
    tmp_path: Path, grader_of_pooling: Grader, later: str
) -> None:
    (tmp_path / "pooling.py").write_text(RIGHT, "utf-8")
    (tmp_path / "pooling.ipynb").write_text(notebook(EMPTY), "utf-8")
    for name in ("pooling.py", "pooling.ipynb"):
        os.utime(tmp_path / name, (2e9, 2e9 + (100 if name == later else 0)))
    report = graded(grader_of_pooling, tmp_path)
    assert (report.file, report.points) == ("pooling.py", report.max_points + bonus(report))
    assert report.notices[0].text.en.startswith("The hand-in holds several solutions.")
    assert f"“pooling.py” with {report.points:g} pts (“pooling.ipynb”: 0 pts)" in report.notices[0].text.en
    assert report.key == submission_key(POOLING, read_submission(tmp_path, "pooling", "ada"))


def bonus(report: Report) -> float:
    return sum(check.points for check in report.checks if check.bonus)


def test_a_stub_beside_a_solution_is_not_graded(tmp_path: Path) -> None:
    (tmp_path / "pooling.py").write_text(RIGHT, "utf-8")
    (tmp_path / "pooling.ipynb").write_bytes((ROOT / "assignments/04_pooling/pooling.ipynb").read_bytes())
    assert read_submission(tmp_path, "pooling").alternatives == ()


def test_another_assignments_file_is_left_open_and_named(tmp_path: Path, grader_of_pooling: Grader) -> None:
    source = (ROOT / "solutions/07_lstm/lstm.py").read_text("utf-8")
    (tmp_path / "lstm.py").write_text(source, "utf-8")
    read = recognised(read_submission(tmp_path, "pooling", "eve"), POOLING, COURSE.staff_assignments)
    assert read.looks_like == "07_lstm"
    report = grader_of_pooling.grade(read)
    assert {check.status for check in report.checks} == {Status.GRADER_ERROR}
    assert "looks like 07_lstm, another assignment" in report.notices[0].text.en
    assert recognised(read_submission(tmp_path, "pooling"), LSTM, COURSE.staff_assignments).looks_like == ""


def test_a_solution_of_ones_own_is_never_another_assignments(tmp_path: Path) -> None:
    for assignment in COURSE.staff_assignments:
        path = tmp_path / f"{assignment.slug}.py"
        for source in (assignment.module_file, *assignment.variants("right")):
            path.write_bytes(source.read_bytes())
            read = read_submission(tmp_path, assignment.slug)
            assert recognised(read, assignment, COURSE.staff_assignments) is read, source
        path.unlink()


@pytest.mark.parametrize(
    ("case", "words", "points"),
    [
        ("a05_solution_cell_to_markdown.ipynb.txt", "A cell for a solution is set to text", 12),
        ("a21_writefile.ipynb.txt", "", 12),
        (
            "a55_nb_imports_last.ipynb.txt",
            "`np` is used in pooling.ipynb[cell 1] and only defined in pooling.ipynb[cell 10]",
            0,
        ),
        ("a26_conflict.py.txt", "“pooling.py”, line 29: both versions of a git conflict stand here", 2),
    ],
)
def test_cells_of_every_kind_are_read(
    tmp_path: Path, grader_of_pooling: Grader, case: str, words: str, points: float
) -> None:
    name = "pooling.ipynb" if ".ipynb" in case else "pooling.py"
    (tmp_path / name).write_bytes((CASES / case).read_bytes())
    report = graded(grader_of_pooling, tmp_path)
    assert words in " ".join(notice.text.en for notice in report.notices[:1])
    assert report.points == points
    if points < 12:
        missing = [check.message.en for check in report.checks if check.status is Status.MISSING and check.message]
        assert missing
        there = [text for text in missing if not text.startswith(("shrink", "convolve2d"))]
        assert all("not defined" not in text for text in there), "it stands there"


def test_a_function_that_is_defined_twice_is_said(tmp_path: Path) -> None:
    stub = "def pool2d(image):\n    raise NotImplementedError()"
    chunks = [Chunk("def pool2d(image):\n    return image", "a[cell 1]"), Chunk(stub, "a[cell 4]", 3)]
    [notice] = remarks(chunks)
    assert notice.level == "warning"
    assert (
        "a[cell 1], line 1 and a[cell 4], line 3. The last one counts, and that is still the empty template"
        in notice.text.en
    )
    assert remarks(chunks[::-1])[0].level == "info"
    assert remarks([chunks[0], chunks[0]]) == [], "the same text twice"
    assert remarks([Chunk("@f\ndef a(): 1\n@f\ndef a(): 2\ndef f(g): return g", "a.py")]) == []


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["f(np)", "import numpy as np\ndef f(x): return x"], ["f", "np"]),
        (["def f(): return np", "import numpy as np"], []),
        (["def f(x: np.ndarray): return x", "import numpy as np"], ["np"]),
        (["from __future__ import annotations\ndef f(x: np.ndarray): return x", "import numpy as np"], []),
        (["def f(x=N): return x\nclass A(B): y = N", "N = 1\nclass B: pass"], ["N", "B"]),
        (["x = [i for i in range(3)]\nprint(x)", "i = 1"], []),
        (["try:\n    y\nexcept NameError as e:\n    print(e)", "z = y"], []),
    ],
)
def test_names_that_a_later_cell_defines_are_found(cells: list[str], names: list[str]) -> None:
    found = remarks([Chunk(text, f"a[cell {number}]") for number, text in enumerate(cells, 1)])
    assert [notice.text.en.split("`")[1] for notice in found] == names


def test_what_stands_there_is_found_by_its_text() -> None:
    chunks = [Chunk("if 1:\n    async def f (x): pass\nclass Cell:\n    pass\n<<<<<<<\ndef g(x):", "a.py")]
    assert all(stands_there(name, chunks) for name in ("f", "g", "Cell", "Cell.step"))
    assert not any(stands_there(name, chunks) for name in ("h", "x", "Cel"))


def test_a_large_notebook_is_read_without_its_outputs(tmp_path: Path) -> None:
    loud = cell(RIGHT) | {
        "outputs": [{"output_type": "stream", "name": "stdout", "text": ["x" * 1000 + "\n"] * 21_000}]
    }
    text = json.dumps(json.loads(notebook(loud)), indent=1)
    assert len(text) > 20_000_000
    (tmp_path / "pooling.ipynb").write_text(text, "utf-8")
    read = read_submission(tmp_path, "pooling")
    assert (read.chunks[0].source.strip(), levels(read)) == (RIGHT.strip(), ["info"])
    assert "its outputs were not read" in said(read)


def test_outputs_go_and_everything_else_stays() -> None:
    book = {
        "cells": [cell("a = 1") | {"outputs": [{"text": ['"outputs": [', "]"]}]}, cell("b") | {"outputs": []}],
        "n": 1,
    }
    lines = json.dumps(book, indent=1).encode().splitlines(keepends=True)
    kept = json.loads(without_outputs(lines, 10_000))
    book["cells"][0]["outputs"] = []  # type: ignore[index]
    assert kept == book
    assert len(without_outputs(io.BytesIO(b"x\n" * 100), 50)) == 51, "one more says that there was more"
