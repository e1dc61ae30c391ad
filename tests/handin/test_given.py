"""Given code that a notebook lost comes back, in front of the student's own; nothing else is added to a hand-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Assignment
from grader.handin.given import with_given_code
from grader.handin.submission import Submission
from grader.isolation import Chunk
from tests.authoring.small_course import make_assignment

SETUP, GIVEN, SOLUTION = (
    "import math\n\nimport numpy as np",
    "ORIGIN = (0.0, 0.0)",
    "def line(x, m, b):\n    return m * x + b",
)


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return make_assignment(tmp_path)


def notebook(*cells: str, name: str = "lines.ipynb[cell {}]") -> Submission:
    chunks = tuple(Chunk(cell, name.format(number)) for number, cell in enumerate(cells, start=1))
    return Submission("anna", "lines.ipynb", chunks, (), repr(cells).encode(), "")


@pytest.mark.parametrize(
    "cells",
    [
        (SETUP, SOLUTION, GIVEN),
        (SOLUTION, "import numpy as np; import math", "if True:\n    ORIGIN = 0"),
        ("from math import *\nimport numpy as np, math", "(ORIGIN, mine) = 1, 2"),
    ],
)
def test_a_whole_notebook_is_left_alone(assignment: Assignment, cells: tuple[str, ...]) -> None:
    submission = notebook(*cells)
    assert with_given_code(submission, assignment) is submission


@pytest.mark.parametrize(
    ("cells", "back", "names"),
    [
        ((SOLUTION, GIVEN), ["import math", "np"], "math, np"),
        ((SETUP, SOLUTION), ["ORIGIN = (0.0, 0.0)"], "ORIGIN"),
        ((SOLUTION,), ["import math", "ORIGIN"], "ORIGIN, math, np"),
        (("import numpy\nimport math", GIVEN), ["import numpy as np"], "np"),
        (("def line(:\n    import numpy as np, math", GIVEN), ["import math"], "math, np"),
        (("def f():\n    import math\n    import numpy as np", GIVEN), ["import math"], "math, np"),
    ],
)  # fmt: skip
def test_what_is_missing_runs_first_and_the_student_is_told(
    assignment: Assignment, cells: tuple[str, ...], back: list[str], names: str
) -> None:
    submission = notebook(*cells)
    found = with_given_code(submission, assignment)
    assert found.chunks[1:] == submission.chunks
    assert found.chunks[0].filename == "lines.ipynb[given]"
    assert all(part in found.chunks[0].source for part in back)
    assert "def line" not in found.chunks[0].source, "never a solution"
    assert found.data != submission.data
    assert with_given_code(found, assignment) is found
    [notice] = found.notices
    assert notice.level == "info"
    assert f"({names})" in notice.text.en


def test_jupyters_own_names_stay_first(assignment: Assignment) -> None:
    submission = notebook(SOLUTION, "display(1)")
    first = Chunk("display = print", "lines.ipynb[Jupyter]")
    found = with_given_code(Submission("a", "lines.ipynb", (first, *submission.chunks), (), b"", ""), assignment)
    assert [chunk.filename for chunk in found.chunks[:2]] == ["lines.ipynb[Jupyter]", "lines.ipynb[given]"]


def test_a_python_file_is_the_students_own(assignment: Assignment) -> None:
    submission = notebook(SOLUTION, name="lines.py")
    assert with_given_code(submission, assignment) is submission
    empty = notebook()
    assert with_given_code(empty, assignment) is empty
