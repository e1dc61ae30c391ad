"""After an edit: which tasks are run first."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Course
from grader.testing.affected import affected_tasks, names_by_task

ROOT = Path(__file__).resolve().parents[2]
TASKS = {1: frozenset({"area"}), 2: frozenset({"volume"}), 3: frozenset({"Solid", "area"})}
SOURCE = """\
import math

def area(r):
    return pi() * r * r

def pi():
    return math.pi

def volume(r, h):
    return r * h

class Solid:
    def __init__(self):
        self.v = volume(1, 2)
"""


def after(old: str, new: str) -> list[int]:
    assert old in SOURCE
    return affected_tasks([SOURCE], [SOURCE.replace(old, new)], TASKS)


def test_a_function_affects_the_tasks_whose_checks_call_it() -> None:
    assert after("* r * r", "* r ** 2") == [1, 3]


def test_what_calls_an_edited_function_is_affected_too() -> None:
    assert after("return r * h", "return h * r") == [2, 3]
    assert after("return math.pi", "return 3.14") == [1, 3]


def test_comments_and_blank_lines_affect_nothing() -> None:
    assert after("def area", "# the area\n\ndef area") == []


def test_what_stands_outside_a_definition_may_affect_everything() -> None:
    assert after("import math", "import math as math\nmath.pi = 3") == [1, 2, 3]


def test_what_does_not_compile_affects_everything() -> None:
    assert after("def volume(r, h):", "def volume(r, h)") == [1, 2, 3]


def test_a_function_that_is_gone_affects_its_tasks() -> None:
    assert after("def volume(r, h):\n    return r * h\n", "") == [2, 3]


def test_the_cells_of_a_notebook_are_one_program() -> None:
    first, second = SOURCE.split("def volume")
    cells = [first, f"def volume{second}"]
    assert affected_tasks(cells, [cells[0], cells[1].replace("r * h", "r + h")], TASKS) == [2, 3]


@pytest.mark.parametrize(
    ("name", "task", "function"),
    [("04_pooling", 4, "max_pool2d_backward"), ("08_attention", 1, "scaled_dot_product_attention")],
)
def test_the_functions_of_a_task_are_read_from_its_checks(name: str, task: int, function: str) -> None:
    assignment = next(a for a in Course.load(ROOT).staff_assignments if a.name == name)
    assert function in names_by_task(assignment)[task]


def test_helpers_of_a_check_file_count() -> None:
    assignment = next(a for a in Course.load(ROOT).staff_assignments if a.name == "08_attention")
    assert "LetterTransformer" in names_by_task(assignment)[4]
