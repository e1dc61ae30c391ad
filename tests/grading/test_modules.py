"""A hand-in of several files gets its grade, and what lies in the other files counts like its own lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import Assignment
from grader.grading.one import Grader, submission_key
from grader.handin.submission import read_submission
from grader.result import Report, Status
from tests.testing.helpers import make_assignment

MAIN = "from helfer import add\ndef double(x): return add(x, x)\ndef total(xs): return float(sum(xs))\n"
HELPER = "import operator\ndef add(x, y): return operator.add(x, y)\n"


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    assignment = make_assignment(tmp_path_factory.mktemp("course"))
    settings = assignment.settings.model_copy(update={"forbidden": ("operator.mul",)})
    limits = settings.limits.model_copy(update={"seconds_per_call": 0.5})
    settings = settings.model_copy(update={"limits": limits})
    with Grader(replace(assignment, settings=settings)) as grader:
        yield grader


def graded(grader: Grader, folder: Path, **files: str) -> Report:
    """The report of these files; ``__`` in a name stands for a dot."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return grader.grade(read_submission(folder, "demo", "anna"))


def test_both_files_together_are_right(grader: Grader, tmp_path: Path) -> None:
    report = graded(grader, tmp_path, demo__py=MAIN, helfer__py=HELPER)
    assert (report.points, report.file) == (6.5, "demo.py")
    assert [notice.level for notice in report.notices] == ["info"]


def test_another_file_is_another_hand_in(grader: Grader, tmp_path: Path) -> None:
    right = graded(grader, tmp_path, demo__py=MAIN, helfer__py=HELPER)
    wrong = graded(grader, tmp_path, helfer__py=HELPER.replace("(x, y): return", "(x, y): return 1 +"))
    assert right.key != wrong.key
    assert wrong.points < right.points


def test_a_loop_in_the_other_file_costs_only_what_needs_it(grader: Grader, tmp_path: Path) -> None:
    report = graded(grader, tmp_path, demo__py=MAIN, helfer__py=HELPER + "while True:\n    pass\n")
    assert report.points == 6.5, "without its statements the program is right"
    assert any("only its imports, definitions" in notice.text.en for notice in report.notices)


def test_a_forbidden_function_in_the_other_file_is_refused(grader: Grader, tmp_path: Path) -> None:
    helper = "import operator\ndef add(x, y): return operator.mul(x, 2)\n"
    report = graded(grader, tmp_path, demo__py=MAIN, helfer__py=helper)
    assert {c.status for c in report.checks if c.task == 1} == {Status.FORBIDDEN}
    hidden = "import operator\nf = getattr(operator, 'm' + 'ul')\ndef add(x, y): return f(x, 2)\n"
    report = graded(grader, tmp_path, helfer__py=hidden)
    assert {c.status for c in report.checks if c.task == 1} == {Status.FORBIDDEN}, "at run time, too"


def test_a_file_named_like_a_library_or_like_the_checks_changes_neither(grader: Grader, tmp_path: Path) -> None:
    """`numpy.py`, `random.py` and `test_demo.py` of a student's own: libraries stay, checks are somewhere else."""
    evil = "def array(*a): raise SystemExit\ndef add(x, y): return x + y\n"
    report = graded(
        grader, tmp_path, demo__py="import numpy as np\nimport random\n" + MAIN.replace("helfer", "test_demo"),
        numpy__py=evil, random__py=evil, test_demo__py=evil, conftest__py="raise SystemExit",
    )  # fmt: skip
    assert report.points == 6.5
    assert sum("is named like the library" in notice.text.en for notice in report.notices) == 2


def test_the_same_files_give_the_same_key(tmp_path: Path) -> None:
    assignment: Assignment = make_assignment(tmp_path)
    keys = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "demo.py").write_text(MAIN)
        (folder / "helfer.py").write_text(HELPER)
        keys.append(submission_key(assignment, read_submission(folder, "demo", name)))
    assert keys[0] == keys[1]
