"""The class that demo and benchmarks grade: complete, believable, and the same every time."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import classroom
from grader.course import Course
from grader.handin.submission import read_submission

REFERENCE = '''"""Double and halve."""

import numpy as np


# %% task 1
def double(x: float) -> float:
    """Twice `x`."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION


# %% task 2
def halve(x: float) -> float:
    """Half of `x`."""
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION


# %% demo
if __name__ == "__main__":
    import math

    print(double(1))
'''
WRONG = '''"""tasks: 2
de: Ganzzahlig.
en: Whole numbers.
"""

import math
import numpy as np


# Rounds down.
def halve(x):
    return math.floor(x / 2)
'''
WRAPPED = '"""tasks: 1\nde: x\nen: x\n"""\n\n_double = double\n\n\ndef double(x):\n    return _double(x) + 1\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    names = ("01_first", "02_second")
    entries = "".join(f"\n  - {{name: {n}, title: {{de: x, en: x}}, due: 2026-11-27T23:59:00+01:00}}" for n in names)
    head = "title: {de: K, en: C}\nterm: WS\nassignments:"
    root = tmp_path / "course"
    for name in names:
        slug = name[3:]
        staff = root / "solutions" / name
        for kind in ("right", "wrong"):
            (staff / kind).mkdir(parents=True)
        (staff / f"{slug}.py").write_text(REFERENCE)
        for number in range(4):
            (staff / "right" / f"way{number}.py").write_text(f"# {number}\n{REFERENCE}")
            (staff / "wrong" / f"slip{number}.py").write_text(WRONG.replace("Rounds", f"{number} rounds"))
        released = root / "assignments" / name
        released.mkdir(parents=True)
        cells = [_cell("setup", "import numpy as np"), _cell(f"{slug}-task1", "?"), _cell(f"{slug}-task2", "?")]
        (released / f"{slug}.ipynb").write_text(
            json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
        )
    (root / "course.yml").write_text(head + entries + "\n")
    return Course.load(root)


def _cell(grade_id: str, source: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": {"grade_id": grade_id}}, "outputs": []}


def test_the_number_counts_hand_ins(course: Course, tmp_path: Path) -> None:
    found = classroom.build_class(course, tmp_path / "in", 21)
    assert len(found) == 21
    assert len({(what.student, what.assignment) for what in found}) == 21
    assert len({what.student for what in found}) == 11
    folders = {(p.parent.parent.name, p.parent.name) for p in (tmp_path / "in").glob("*/*/timestamp.txt")}
    assert folders == {(what.student, what.assignment) for what in found}


def test_every_kind_is_there(course: Course, tmp_path: Path) -> None:
    found = classroom.build_class(course, tmp_path / "in", 60)
    kinds = {what.kind for what in found}
    assert kinds == {
        "reference",
        "stub",
        "right",
        "wrong",
        "syntax error",
        "endless loop",
        "missing",
    }  # exit: from three on
    assert {what.encoding for what in found} == {"utf-8", "utf-8-sig", "utf-16", "latin-1"}
    assert {what.file for what in found} >= {"", "first.py", "first.ipynb", "second.ipynb"}
    assert any("(1)" in what.file for what in found)
    assert 5 < sum(what.late for what in found) < 12


def test_the_same_seed_gives_the_same_bytes(course: Course, tmp_path: Path) -> None:
    one, other, third = (
        classroom.build_class(course, tmp_path / name, 20, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == other != third
    assert _files(tmp_path / "a") == _files(tmp_path / "b") != _files(tmp_path / "c")


def test_every_hand_in_can_be_read_as_what_it_is(course: Course, tmp_path: Path) -> None:
    for what in classroom.build_class(course, tmp_path / "in", 40):
        read = read_submission(tmp_path / "in" / what.student / what.assignment, what.assignment[3:])
        assert read.file == what.file
        assert read.submitted
        code = "\n".join(chunk.source for chunk in read.chunks)
        if what.kind in ("reference", "right"):
            assert "return 2 * x" in code
            assert "SOLUTION" not in code or what.kind == "right"
        assert ("raise NotImplementedError()" in code) is (what.kind == "stub")


def test_a_folder_in_use_is_left_alone(course: Course, tmp_path: Path) -> None:
    (tmp_path / "course.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="not empty"):
        classroom.build_class(course, tmp_path, 3)
    assert classroom.main([str(tmp_path)]) == 2


def test_a_mistake_stands_where_the_right_function_stood() -> None:
    text = classroom.overridden(REFERENCE, WRONG)
    assert "Ganzzahlig" not in text
    assert text.count("def halve") == text.count("import numpy") == 1
    assert (
        text.index("# %% task 2") < text.index("\nimport math") < text.index("# Rounds down.") < text.index("# %% demo")
    )
    ast.parse(text)


def test_a_mistake_that_wraps_the_original_comes_behind_it() -> None:
    text = classroom.overridden(REFERENCE, WRAPPED)
    assert text.index("def halve") < text.index("_double = double") < text.index("# %% demo")
    namespace: dict[str, Any] = {}
    exec(text, namespace)
    assert namespace["double"](2) == 5


def _files(folder: Path) -> dict[str, tuple[bytes, float]]:
    return {
        str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mtime)
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }
