"""A small course in a temporary folder, for tests of the engine."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from grader.course import Assignment, Settings
from grader.result import Text

STATEMENT_DE = "# Übung\n\nText.\n\n## Aufgabe 1 Verdoppeln\n\nText.\n\n## Aufgabe 2 Summe\n\nText.\n"
STATEMENT_EN = "# Exercise\n\nText.\n\n## Task 1 Double\n\nText.\n\n## Task 2 Sum\n\nText.\n"

REFERENCE = '''
"""Reference."""
import numpy as np

# %% task 1
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% task 2
def total(xs):
    """Sum of xs."""
    ### BEGIN SOLUTION
    return float(np.sum(xs))
    ### END SOLUTION
'''

CHECKS = '''
import numpy as np
import pytest
from grader.testing import Student, expect_equal

@pytest.mark.task(1, points=1)
def test_double(student: Student) -> None:
    """de: Verdoppelt.
    en: Doubles."""
    expect_equal(student.double(3), 6)

@pytest.mark.task(2, points=2)
@pytest.mark.parametrize("size", [1, 4])
def test_total(student: Student, size: int) -> None:
    """de: Summiert.
    en: Sums."""
    expect_equal(student.total(np.arange(float(size))), float(sum(range(size))))
'''

HIDDEN = '''
import pytest
from grader.testing import Student, expect_equal

@pytest.mark.task(1, points=1.5)
def test_secret(student: Student) -> None:
    """de: Verdeckt.
    en: Hidden."""
    expect_equal(student.double(31337), 62674)
'''

WRONG = {
    "triple": '"""tasks: 1\nde: Verdreifacht statt verdoppelt.\nen: Triples instead of doubling.\n"""\ndef double(x):\n    return 3 * x\n',
    "first_only": '"""tasks: 2\nde: Nur der erste Wert.\nen: Only the first value.\n"""\ndef total(xs):\n    return float(xs[0])\n',
}  # fmt: skip


def make_assignment(root: Path, **files: str) -> Assignment:
    """A staff folder ``01_demo``; `files` replaces or adds files by name (``__`` for the dot)."""
    folder = root / "solutions" / "01_demo"
    (folder / "wrong").mkdir(parents=True)
    (folder / "right").mkdir()
    content = {
        "statement.de.md": STATEMENT_DE, "statement.en.md": STATEMENT_EN, "demo.py": REFERENCE,
        "test_demo.py": CHECKS, "test_demo_hidden.py": HIDDEN,
        **{f"wrong/{name}.py": text for name, text in WRONG.items()},
        **{name.replace("__", "."): text for name, text in files.items()},
    }  # fmt: skip
    for name, text in content.items():
        (folder / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return Assignment(Settings(name="01_demo", title=Text(de="Übung", en="Exercise")), folder, staff=True)
