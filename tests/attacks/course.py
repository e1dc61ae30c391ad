"""The course that is attacked: two small assignments with low limits, and secrets in their hidden checks."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

__all__ = ["HONEST", "SECONDS_PER_CALL", "SECONDS_PER_SUBMISSION", "SECRETS", "make_course"]

SECONDS_PER_CALL, SECONDS_TO_LOAD, SECONDS_PER_SUBMISSION = 0.5, 1.5, 10.0

SECRETS = ("271828", "543656", "314159", "161803", "577215", "never show this comment")
"""What stands in the hidden checks, inputs as well as expected values; no page and no record may hold it."""

COURSE = f"""
    title: {{de: Angriffe, en: Attacks}}
    term: "2026"
    limits:
      seconds_per_call: {SECONDS_PER_CALL}
      seconds_to_load: {SECONDS_TO_LOAD}
      seconds_per_submission: {SECONDS_PER_SUBMISSION}
      memory_mb: 128
      output_kb: 4
    assignments:
      - name: 01_arithmetic
        title: {{de: Rechnen, en: Arithmetic}}
        due: 2026-11-27T23:59:00+01:00
        preload: [numpy]
        forbidden: [numpy.average, numpy.convolve, statistics.mean]
      - name: 02_tensors
        title: {{de: Tensoren, en: Tensors}}
        preload: [torch]
        limits: {{memory_mb: 256, seconds_per_call: 1}}
"""

ARITHMETIC = '''
    """An honest hand-in."""

    import numpy as np


    def double(x):
        """Twice x."""
        return 2 * x


    def row_means(X):
        """The mean of every row."""
        return X.sum(axis=1) / X.shape[1]


    def shift(x, by):
        """A new array: x plus by."""
        return x + by


    def lowest(f, xs):
        """The x for which f(x) is smallest."""
        return min(xs, key=f)
'''

ARITHMETIC_CHECKS = '''
    import numpy as np
    import pytest

    from grader.testing import Student, expect_close, expect_equal


    @pytest.mark.task(1, points=1)
    def test_double(student: Student) -> None:
        """de: Verdoppelt.
        en: Doubles."""
        for x in (3, -1.5, 0):
            expect_equal(student.double(x), 2 * x)


    @pytest.mark.task(1, points=1)
    def test_row_means(student: Student) -> None:
        """de: Mittelt jede Zeile.
        en: Takes the mean of every row."""
        X = np.arange(12.0).reshape(3, 4)
        expect_close(student.row_means(X), np.array([1.5, 5.5, 9.5]), dtype="same")


    @pytest.mark.task(2, points=1)
    def test_shift(student: Student) -> None:
        """de: Verschiebt und verändert nichts.
        en: Shifts and changes nothing."""
        x = student.send(np.arange(3.0))
        shifted = student.shift.remote(x, 5.0)
        expect_equal(x.fetch(), np.arange(3.0), unchanged=True)
        expect_equal(shifted.fetch(), np.arange(3.0) + 5)
        x[...] = 0.0
        expect_equal(shifted.fetch(), np.arange(3.0) + 5)


    @pytest.mark.task(2, points=1)
    def test_lowest(student: Student) -> None:
        """de: Findet das kleinste.
        en: Finds the lowest."""
        expect_equal(student.lowest(lambda x: (x - 4) ** 2, [1, 3, 9]), 3)
'''

ARITHMETIC_HIDDEN = '''
    # never show this comment
    import numpy as np
    import pytest

    from grader.testing import Student, expect_close, expect_equal


    @pytest.mark.task(1, points=2)
    def test_double_secret(student: Student) -> None:
        """de: Verdoppelt auch große Zahlen.
        en: Doubles large numbers, too."""
        expect_equal(student.double(271828.25), 543656.5)


    @pytest.mark.task(1, points=1)
    def test_row_means_secret(student: Student) -> None:
        """de: Mittelt auch andere Zeilen.
        en: Takes the mean of other rows, too."""
        X = np.array([[314159.0, 161803.0], [577215.0, 0.0]])
        expect_close(student.row_means(X), X @ [0.5, 0.5])
'''

TENSORS = '''
    """An honest hand-in."""

    import torch


    def relu(x):
        """max(x, 0), element by element."""
        return x.clamp(min=0)


    class Scale(torch.nn.Module):
        """Multiplies by a weight that is learned."""

        def __init__(self, size):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.full((size,), 2.0))

        def forward(self, x):
            return self.weight * x
'''

TENSORS_CHECKS = '''
    import pytest
    import torch

    from grader.testing import Student, expect_close, expect_equal


    @pytest.mark.task(1, points=1)
    def test_relu(student: Student) -> None:
        """de: Schneidet ab.
        en: Cuts off."""
        expect_close(student.relu(torch.tensor([-1.0, 0.5, 2.0])), torch.tensor([0.0, 0.5, 2.0]))


    @pytest.mark.task(1, points=1)
    def test_relu_gradient(student: Student) -> None:
        """de: Der Gradient stimmt.
        en: The gradient is right."""
        x = torch.tensor([-1.0, 0.5, 2.0], dtype=torch.float64)
        upstream = torch.tensor([3.0, 5.0, 7.0], dtype=torch.float64)
        _, gradients = student.vjp("relu", [x], [upstream])
        expect_close(gradients[0], torch.tensor([0.0, 5.0, 7.0], dtype=torch.float64))


    @pytest.mark.task(2, points=1)
    def test_scale(student: Student) -> None:
        """de: Das Modul rechnet.
        en: The module computes."""
        module = student.Scale(3)
        expect_equal(module.state_dict()["weight"], torch.full((3,), 2.0))
        expect_close(module(torch.ones(3)), torch.full((3,), 2.0))
'''

TENSORS_HIDDEN = '''
    import pytest
    import torch

    from grader.testing import Student, expect_close


    @pytest.mark.task(1, points=2)
    def test_relu_secret(student: Student) -> None:
        """de: Schneidet auch anderes ab.
        en: Cuts off other numbers, too."""
        expect_close(student.relu(torch.tensor([271828.25, -1.0])), torch.tensor([271828.25, 0.0]))
'''

STATEMENTS = {
    "de": "# Übung\n\nText.\n\n## Aufgabe 1 Erste\n\nText.\n\n## Aufgabe 2 Zweite\n\nText.\n",
    "en": "# Exercise\n\nText.\n\n## Task 1 First\n\nText.\n\n## Task 2 Second\n\nText.\n",
}

HONEST = {"01_arithmetic": dedent(ARITHMETIC).lstrip(), "02_tensors": dedent(TENSORS).lstrip()}
"""What an honest neighbour hands in, by assignment; an attack is written below it."""

_CHECKS = {"01_arithmetic": (ARITHMETIC_CHECKS, ARITHMETIC_HIDDEN), "02_tensors": (TENSORS_CHECKS, TENSORS_HIDDEN)}


def make_course(root: Path) -> None:
    """Write the course tree."""
    for name, (public, hidden) in _CHECKS.items():
        folder, slug = root / "solutions" / name, name.split("_")[1]
        for kind in ("right", "wrong"):
            (folder / kind).mkdir(parents=True)
        _write(folder / f"{slug}.py", HONEST[name])
        _write(folder / f"test_{slug}.py", public)
        _write(folder / f"test_{slug}_hidden.py", hidden)
        for language, text in STATEMENTS.items():
            _write(folder / f"statement.{language}.md", text)
    _write(root / "course.yml", COURSE)


def _write(path: Path, text: str) -> None:
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
