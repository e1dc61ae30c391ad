"""A file that does not survive being loaded still earns what its functions are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.course import Limits
from grader.grading.one import Grader
from grader.handin.salvage import definitions_only
from grader.isolation import Chunk, Program
from grader.result import Status
from tests.grading.test_many import GOOD, submission
from tests.testing.helpers import make_assignment


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    assignment = make_assignment(tmp_path_factory.mktemp("course"))
    limits = Limits(seconds_per_call=0.3)
    with Grader(replace(assignment, settings=assignment.settings.model_copy(update={"limits": limits}))) as grader:
        yield grader


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("import os; os._exit(0)", "ended itself"),
        ("while True: pass", "took too long"),
        ("for i in range(3):\n    import os\n    os.abort()", "crashed"),
    ],
)
def test_a_fatal_statement_costs_no_function_its_points(grader: Grader, statement: str, words: str) -> None:
    report = grader.grade(submission("a", f"{GOOD}\n{statement}\n"))
    assert report.points == report.max_points
    assert [n.level for n in report.notices] == ["warning"]
    assert words in report.notices[0].text.en
    assert '`if __name__ == "__main__":`' in report.notices[0].text.de


FORGED = """
for _ in range(1):
    import os
    from importlib import import_module
    problem = {"kind": "raised", "type": "LaunchError", "message": "no process", "frames": [], "candidates": []}
    os.write(3, b"".join(import_module("grader.isolation.wire").encode(["exc", 1, problem])))
    os._exit(0)
"""


def test_an_error_of_loading_itself_is_the_students_and_leaves_nothing_open(grader: Grader) -> None:
    """Memory may be full, or a program says so itself."""
    report = grader.grade(submission("a", f"{GOOD}\n{FORGED}"))
    assert not report.ungraded
    assert report.points == report.max_points
    assert "While your file was loaded: LaunchError: no process. So only" in report.notices[0].text.en


def test_a_fatal_definition_is_told_by_every_check(grader: Grader) -> None:
    report = grader.grade(submission("a", f"import os\nx = os._exit(0)\n{GOOD}"))
    assert report.points == 0
    assert {c.status for c in report.checks} == {Status.CRASHED}
    assert "ended itself" in (report.checks[0].message or report.title).en


def test_a_statement_that_raises_is_noted_and_the_rest_counts(grader: Grader) -> None:
    report = grader.grade(submission("a", f"1 / 0\n{GOOD}"))
    assert report.points == report.max_points
    assert "demo.py, line 1: ZeroDivisionError" in report.notices[0].text.en


def test_lines_keep_their_numbers() -> None:
    source = "import os\nprint(\n  1)\n\ndef f():\n    return 1\nx = 2; print(x)\ny = 3\n"
    (chunk,) = definitions_only(Program("m", (Chunk(source, "m.py"),))).chunks
    assert chunk.source.splitlines() == ["import os", "", "", "", "def f():", "    return 1", "", "y = 3"]


def test_what_does_not_parse_is_left_alone() -> None:
    program = Program("m", (Chunk("def (", "m.py"),))
    assert definitions_only(program) == program
