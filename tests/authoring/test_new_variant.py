"""A variant begun from a hand-in: what is the student's own, ready to be filled in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.authoring.new import new
from grader.authoring.new_variant import new_variant
from grader.course import Assignment, Course, CourseError
from grader.testing.variants import wrong_variants
from tests.authoring.small_course import COURSE_YML


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    head = COURSE_YML.split("assignments:")[0]
    (tmp_path / "course.yml").write_text(head + "assignments: []\n", encoding="utf-8")
    scaffold = new(Course.load(tmp_path), "09_two_layers")
    (tmp_path / "course.yml").write_text(head + "assignments:\n" + scaffold.course_lines, encoding="utf-8")
    return Course.load(tmp_path).staff_assignments[0]


def test_it_holds_what_is_the_hand_ins_own(assignment: Assignment) -> None:
    reference = assignment.module_file.read_text("utf-8")
    (function,) = [n.name for n in ast.parse(reference).body if isinstance(n, ast.FunctionDef)][:1]
    handed_in = [
        f"import math\ndef {function}(x):\n    'by Ada'\n    return helper(x)  # my idea\n",
        "def helper(x):\n    return abs(x)\n",
        "%matplotlib inline",
    ]
    path = new_variant(assignment, "helper_wrong", None, handed_in)
    text = path.read_text("utf-8")
    assert f"import math\n\n\ndef {function}(x):\n    return helper(x)\n\n\ndef helper(x):\n    return abs(x)\n" in text
    assert "Ada" not in text
    assert "idea" not in text
    (variant,) = [v for v in wrong_variants(assignment) if v.name == "helper_wrong"]
    assert variant.tasks == (1,)
    assert "TODO" in variant.text.en


def test_without_a_hand_in_it_is_a_beginning(assignment: Assignment) -> None:
    path = new_variant(assignment, "nothing_yet", 1)
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("name", "task", "words"),
    [("Bad-Name", 1, "lower-case words"), ("../x", 1, "lower-case words"), ("good", 9, "no task 9; it has 1")],
)
def test_what_cannot_be_written_is_said(assignment: Assignment, name: str, task: int, words: str) -> None:
    with pytest.raises(CourseError, match=words):
        new_variant(assignment, name, task)


def test_nothing_is_overwritten_and_nothing_empty_is_written(assignment: Assignment) -> None:
    path = new_variant(assignment, "mine", 1)
    with pytest.raises(CourseError, match="is there already"):
        new_variant(assignment, "mine", 1)
    with pytest.raises(CourseError, match="nothing that differs"):
        new_variant(assignment, "other", 1, ["def f(:", "x = 1"])
    assert path.is_file()
    assert not path.with_name("other.py").exists()
