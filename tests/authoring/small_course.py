"""A course of one small assignment in a temporary folder, for the tests of the authoring layer."""

from __future__ import annotations

from pathlib import Path

from grader.course import Assignment, Course

COURSE_YML = """\
title: {de: Kurs, en: Course}
term: Sommer 2027
limits: {seconds_per_call: 1, seconds_per_submission: 20}
late: {grace_minutes: 15, percent_per_day: 10, max_percent: 50}
assignments:
  - name: 01_lines
    title: {de: Geraden, en: Lines}
    due: 2027-05-01T23:59:00+02:00
    limits: {memory_mb: 512}
    points: 4
    forbidden: [numpy.polyval]
"""

STATEMENT_DE = """\
# Geraden

Eine Gerade ist $y = m x + b$.

## Aufgabe 1 Auswerten

Schreibe `line(x, m, b)`.

```
## kein Titel
```

### Beispiel

`line(2, 3, 1)` ist 7.

## Aufgabe 2 – Steigung

Schreibe `slope(p, q)`.

## Fehler in den Folien

Keine.
"""

STATEMENT_EN = """\
# Lines

A line is $y = m x + b$.

## Task 1 Evaluate

Write `line(x, m, b)`.

## Task 2 – Slope of `p` & `q`

Write `slope(p, q)`.

## Errata of the lecture

None.
"""

HINTS_DE = """\
# Tipps

## Aufgabe 1

1. Erst mal, dann plus.
2. Zwei Rechenzeichen
   genügen:

   ```
   1. kein Tipp
   ```

## Aufgabe 2

1. Differenzen.
"""

HINTS_EN = "# Hints\n\n## Task 1\n\n1. Times, then plus.\n2. Two signs.\n\n## Task 2\n\n1. Differences.\n"

REFERENCE = '''\
"""Lines."""

import math

import numpy as np


# %% task 1
def line(x: float, m: float, b: float) -> float:
    """m x + b."""
    ### BEGIN SOLUTION
    return m * x + b
    ### END SOLUTION


# %% constants that are given
ORIGIN = (0.0, 0.0)


# %% task 2
def slope(p: tuple[float, float], q: tuple[float, float]) -> float:
    """Slope of the line through two points; inf when it is vertical."""
    if p[0] == q[0]:
        ### BEGIN SOLUTION
        return math.inf
        ### END SOLUTION
    ### BEGIN SOLUTION
    return (q[1] - p[1]) / (q[0] - p[0])
    ### END SOLUTION


# %% demo
if __name__ == "__main__":
    print(line(2.0, 3.0, 1.0), slope(ORIGIN, (1.0, 2.0)))
'''

CHECKS = '''\
"""Public checks."""

import pytest

from grader.testing import Student, expect_close


@pytest.mark.task(1, points=2)
def test_line(student: Student) -> None:
    """de: Die Gerade wird ausgewertet.
    en: The line is evaluated.
    why de: Alles beginnt damit.
    why en: Everything begins with it.
    formula: y = m x + b
    source de: Folie 1
    source en: Slide 1
    """
    expect_close(student.line(2.0, 3.0, 1.0), 7.0)


@pytest.mark.task(2, points=1.5, after=())
def test_slope(student: Student) -> None:
    """de: Die Steigung stimmt.
    en: The slope is right.
    why de: Sie sagt, wie steil.
    why en: It says how steep.
    formula: m = Δy / Δx
    source de: Folie 1
    source en: Slide 1
    """
    expect_close(student.slope((0.0, 0.0), (1.0, 2.0)), 2.0)


@pytest.mark.task(2, points=1, bonus=True, after=())
def test_vertical(student: Student) -> None:
    """de: Eine senkrechte Gerade hat die Steigung inf.
    en: A vertical line has slope inf.
    why de: Geteilt durch null.
    why en: Divided by zero.
    formula: m = ∞
    source de: Folie 1
    source en: Slide 1
    """
    expect_close(student.slope((0.0, 0.0), (0.0, 2.0)), float("inf"))
'''

HIDDEN = '''\
"""Hidden checks."""

import pytest

from grader.testing import Student, expect_close


@pytest.mark.task(2, points=0.5, after=())
def test_slope_of_other_points(student: Student) -> None:
    """de: Auch an anderen Punkten.
    en: At other points, too.
    why de: Überall gleich.
    why en: The same everywhere.
    formula: m = Δy / Δx
    source de: Folie 1
    source en: Slide 1
    """
    expect_close(student.slope((4242.0, 1.0), (4244.0, 2.0)), 0.5)
'''

RIGHT = '''\
"""With numpy."""

import numpy as np


def line(x, m, b):
    return float(np.dot([x, 1.0], [m, b]))


def slope(p, q):
    (x, y) = np.subtract(q, p)
    return float(y / x) if x else float("inf")
'''

WRONG = {
    "minus": (
        '"""tasks: 1\nde: Du ziehst b ab.\nen: You subtract b.\n"""\n\n\ndef line(x, m, b):\n    return m * x - b\n'
    ),
    "upside_down": (
        '"""tasks: 2\nde: Kehrwert.\nen: Reciprocal.\n"""\n\n\n'
        "def slope(p, q):\n    return (q[0] - p[0]) / (q[1] - p[1])\n"
    ),
}

FILES = {
    "statement.de.md": STATEMENT_DE,
    "statement.en.md": STATEMENT_EN,
    "hints.de.md": HINTS_DE,
    "hints.en.md": HINTS_EN,
    "lines.py": REFERENCE,
    "test_lines.py": CHECKS,
    "test_lines_hidden.py": HIDDEN,
    "right/with_numpy.py": RIGHT,
    **{f"wrong/{name}.py": text for name, text in WRONG.items()},
}


def make_course(root: Path, changes: dict[str, str] | None = None, *, course_yml: str = COURSE_YML) -> Course:
    """The course, with some files of 01_lines replaced or added."""
    (root / "course.yml").write_text(course_yml, encoding="utf-8")
    folder = root / "solutions" / "01_lines"
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Course.load(root)


def make_assignment(root: Path, changes: dict[str, str] | None = None) -> Assignment:
    """Its one assignment, as staff has it."""
    return make_course(root, changes).staff_assignments[0]
