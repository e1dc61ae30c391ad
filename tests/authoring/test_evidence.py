"""Which checks are needed and which mistakes hang by one random draw: remarks that make no assignment wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authoring.evidence import draws, evidence_rows, hanging, sole_evidence
from grader.result import Status
from grader.testing.declared import DeclaredCheck, declared_checks
from grader.testing.session import Outcome
from tests.authoring.small_course import CHECKS, make_assignment

DRAWN = CHECKS.replace("import pytest\n", "import numpy as np\nimport pytest\n").replace(
    "    expect_close(student.line(2.0, 3.0, 1.0), 7.0)",
    "    x = np.random.default_rng(0).normal()\n    expect_close(student.line(x, 3.0, 1.0), 3.0 * x + 1.0)",
)


def outcomes(declared: tuple[DeclaredCheck, ...], *failed: str) -> list[Outcome]:
    """Every check passed but these functions."""
    return [
        Outcome(f"{d.file}::{d.function}", d, Status.WRONG if d.function in failed else Status.PASSED) for d in declared
    ]


def test_a_check_is_needed_where_it_alone_fails(tmp_path: Path) -> None:
    declared = declared_checks(make_assignment(tmp_path))
    found = {
        "one": outcomes(declared, "test_line"),
        "other": outcomes(declared, "test_line"),
        "two": outcomes(declared, "test_slope", "test_vertical"),
        "none": outcomes(declared),
    }
    assert sole_evidence(found) == {
        "test_lines.py::test_line": 2,
        "test_lines.py::test_slope": 0,
        "test_lines.py::test_vertical": 0,
        "test_lines_hidden.py::test_slope_of_other_points": 0,
    }


def test_the_cases_of_a_check_are_one_check_and_several_draws(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path, {"test_lines.py": DRAWN})
    line = declared_checks(assignment)[0]
    files = {path.name: path for path in assignment.check_files}
    both = [Outcome(f"test_lines.py::test_line[{case}]", line, Status.WRONG) for case in "ab"]
    one = [both[0], Outcome(both[1].check, line, Status.PASSED)]
    assert sole_evidence({"both": both, "one": one}) == {"test_lines.py::test_line": 2}
    assert hanging({"both": both, "one": one}, files) == ["one"]


def test_the_remarks_name_checks_and_mistakes_and_are_no_fault(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path, {"test_lines.py": DRAWN})
    declared = declared_checks(assignment)
    found = {"drawn": outcomes(declared, "test_line"), "fixed": outcomes(declared, "test_slope")}
    rows = evidence_rows(assignment, found)
    assert [(row.what, row.ok, row.note) for row in rows] == [
        (
            "remark: evidence",
            True,
            "2 of 4 checks are the only evidence against no mistake: test_vertical, test_slope_of_other_points",
        ),
        ("remark: draws", True, "1 seen in one random draw only: drawn"),
    ]


def test_nothing_to_remark(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    declared = declared_checks(assignment)
    assert evidence_rows(assignment, {}) == []
    assert evidence_rows(assignment, {d.function: outcomes(declared, d.function) for d in declared}) == []


@pytest.mark.parametrize(
    ("source", "is_drawn"),
    [
        ("def test(student):\n    student.f(1.0)\n", False),
        ("def test(student):\n    student.f(torch.randn(2))\n", True),
        (
            "def points():\n    return np.random.default_rng(0).normal()\n\ndef test(student):\n    student.f(points())\n",
            True,
        ),
        ("X = np.random.default_rng(0).normal()\n\ndef test(student):\n    student.f(X)\n", True),
        ("X: object\nX, Y = torch.rand(2)\n\ndef test(student):\n    student.f(Y)\n", True),
        ("def cloud():\n    return random.random()\n\ndef test(student, cloud):\n    student.f(cloud)\n", True),
        ("X = np.random.default_rng(0).normal()\n\ndef test(student):\n    student.f(1.0)\n", False),
        ("def a():\n    b()\n\ndef b():\n    a()\n\ndef test(student):\n    a()\n", False),
    ],
)
def test_drawing_is_read_from_the_source(tmp_path: Path, source: str, is_drawn: bool) -> None:
    path = tmp_path / "test_x.py"
    path.write_text(source, encoding="utf-8")
    assert draws(path, "test") is is_drawn
