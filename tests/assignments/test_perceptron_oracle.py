"""Assignment 01: the reference and every number of the statement, against sources that are not the reference."""

from __future__ import annotations

import itertools
import re
import runpy
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks import staff

FOLDER = Path(__file__).resolve().parents[2] / "solutions" / "01_perceptron"
CORNERS = np.array(list(itertools.product([0.0, 1.0], repeat=2)))
GATES = {
    "AND": (CORNERS, [0, 0, 0, 1]),
    "OR": (CORNERS, [0, 1, 1, 1]),
    "NAND": (CORNERS, [1, 1, 1, 0]),
    "NOR": (CORNERS, [1, 0, 0, 0]),
    "NOT": (np.array([[0.0], [1.0]]), [1, 0]),
}
XOR = [0, 1, 1, 0]
Floats = NDArray[np.float64]


def load(name: str) -> ModuleType:
    """A module of the staff folder."""
    return staff.load(FOLDER / f"{name}.py")


perceptron = load("perceptron")


def extended(X: Floats) -> Floats:
    """The patterns with the input 1 of the bias in front."""
    return np.column_stack([np.ones(len(X)), X])


def exact_training(
    X: Floats, targets: Sequence[int], max_epochs: int, rate: Fraction = Fraction(1)
) -> tuple[list[Fraction], list[int]]:
    """The textbook rule in fractions, which never round."""
    w, errors_per_epoch = [Fraction(0)] * (X.shape[1] + 1), []
    for _ in range(max_epochs):
        errors = 0
        for row, target in zip(X, targets, strict=True):
            x = [Fraction(1), *map(Fraction, row.tolist())]
            error = target - int(sum(a * b for a, b in zip(w, x, strict=True)) > 0)
            w = [a + rate * error * b for a, b in zip(w, x, strict=True)]
            errors += error != 0
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch


def least_norms(X: Floats, tables: NDArray[np.int64]) -> Floats:
    """Squared length of the shortest w with side * (w · pattern) >= 1 everywhere, one per row of `tables`; inf if none.

    The shortest w is the shortest solution of its active equations, at most n+1 of them: so try all choices.
    """
    points, sides = extended(X), 2.0 * tables - 1
    best = np.full(len(tables), np.inf)
    for size in range(1, points.shape[1] + 1):
        for active in map(list, itertools.combinations(range(len(points)), size)):
            w = sides[:, active] @ np.linalg.pinv(points[active]).T
            feasible = ((w @ points.T) * sides >= 1 - 1e-9).all(axis=1)
            best = np.where(feasible, np.minimum(best, (w**2).sum(axis=1)), best)
    return best


def novikoff_bound(X: Floats, targets: Sequence[int]) -> float:
    """(R/γ)² with the largest margin γ, which is one over the shortest length."""
    longest = float((extended(X) ** 2).sum(axis=1).max())
    return longest * float(least_norms(X, np.array([targets]))[0])


def gate_table(language: str) -> dict[str, tuple[int, list[int], int, int, list[int]]]:
    """Gate to (epochs, errors, steps, bound, weights), read from the table of the statement."""
    text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| (\d+) \| ([\d, ]+) \| (\d+) \| (\d+) \| \$\((.*)\)\$ \|$", text, re.MULTILINE)
    return {
        gate: (int(epochs), numbers(errors), int(steps), int(bound), numbers(w))
        for gate, epochs, errors, steps, bound, w in rows
    }


def numbers(text: str) -> list[int]:
    """``"1, 3, -2"`` as a list."""
    return [int(number) for number in text.split(",")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_gate_table_of_the_statement_is_measured(language: str) -> None:
    """Epochs, errors, steps and weights come from fractions, the bounds from the widest margin."""
    table = gate_table(language)
    assert table.keys() == GATES.keys()
    for gate, (X, targets) in GATES.items():
        w, errors = exact_training(X, targets, max_epochs=50)
        bound = novikoff_bound(X, targets)
        assert table[gate] == (len(errors), errors, sum(errors), round(bound), [int(v) for v in w])
        assert bound == pytest.approx(round(bound), abs=1e-6)
        assert sum(errors) <= bound


def test_reference_equals_the_rule_in_fractions() -> None:
    """On whole numbers the reference has no rounding at all, separable or not."""
    rng = np.random.default_rng(1)
    for n, patterns in itertools.product((1, 2, 3, 5), (1, 4, 9)):
        X, targets = rng.integers(-6, 7, (patterns, n)).astype(np.float64), rng.integers(0, 2, patterns)
        w, errors = perceptron.perceptron_fit(X, targets, max_epochs=15)
        exact_w, exact_errors = exact_training(X, targets.tolist(), max_epochs=15)
        assert w.tolist() == exact_w
        assert errors == exact_errors
        assert perceptron.predict(w, X).dtype == np.int64


def test_training_stays_below_novikoffs_bound() -> None:
    """Learning steps never exceed (R/γ)² with the margin of any separating weights, here the teacher's."""
    rng = np.random.default_rng(2)
    for n in (1, 2, 3, 4):
        teacher = rng.integers(-4, 5, n + 1) + 0.5
        X = rng.integers(-5, 6, (20, n)).astype(np.float64)
        targets = perceptron.predict(teacher, X)
        gamma = np.abs(extended(X) @ teacher).min() / np.linalg.norm(teacher)
        bound = (np.linalg.norm(extended(X), axis=1).max() / gamma) ** 2
        w, errors = perceptron.perceptron_fit(X, targets, max_epochs=100_000)
        assert errors[-1] == 0
        assert sum(errors) <= bound
        assert (perceptron.predict(w, X) == targets).all()


def test_xor_repeats_itself() -> None:
    """The same weights after every epoch from the second on, four errors from the third on, two wrong corners."""
    for epochs in range(1, 9):
        w, errors = perceptron.perceptron_fit(CORNERS, np.array(XOR), max_epochs=epochs)
        assert errors == [2, 3, 4, 4, 4, 4, 4, 4][:epochs]
        assert w.tolist() == ([1, -1, 0] if epochs > 1 else [0, -1, 0])
        assert (perceptron.predict(w, CORNERS) != XOR).sum() == 2


def test_separable_truth_tables_are_counted_right() -> None:
    """14 of 16 with two inputs (XOR and its negation are missing), 104 of 256 with three; XOR is right in 3 of 4."""
    tables = np.array(list(itertools.product([0, 1], repeat=4)))
    linear = np.isfinite(least_norms(CORNERS, tables))
    assert tables[~linear].tolist() == [[0, 1, 1, 0], [1, 0, 0, 1]]
    assert (tables[linear] == XOR).sum(axis=1).max() == 3
    cube = np.array(list(itertools.product([0.0, 1.0], repeat=3)))
    assert np.isfinite(least_norms(cube, np.array(list(itertools.product([0, 1], repeat=8))))).sum() == 104


def test_learning_rate_one_tenth_is_not_harmless() -> None:
    """Stretched weights on paper, two epochs fewer for NAND in floating point."""
    targets = GATES["NAND"][1]
    _, on_paper = exact_training(CORNERS, targets, max_epochs=50, rate=Fraction(1, 10))
    assert len(on_paper) == 6
    w, errors_per_epoch, phis = np.zeros(3), [1], []
    while errors_per_epoch[-1] > 0:
        errors_per_epoch.append(0)
        for x, target in zip(CORNERS, targets, strict=True):
            phis.append(float(w @ [1.0, *x]))
            error = target - int(phis[-1] > 0)
            w, errors_per_epoch[-1] = w + 0.1 * error * np.array([1.0, *x]), errors_per_epoch[-1] + abs(error)
    assert len(errors_per_epoch[1:]) == 4
    assert phis[3 * 4 + 2] == pytest.approx(2.8e-17, rel=0.01)


def test_sklearn_learns_at_zero_as_well() -> None:
    """Why scikit-learn is no oracle here: other weights for AND, both of them right."""
    from sklearn.linear_model import Perceptron

    targets = GATES["AND"][1]
    model = Perceptron(eta0=1, shuffle=False, tol=None, penalty=None, max_iter=20).fit(CORNERS, targets)
    assert [*model.intercept_, *model.coef_[0]] == [-4, 3, 2]
    assert model.score(CORNERS, targets) == 1


def test_random_problems_of_the_hidden_check_are_learned() -> None:
    """The hidden training check promises separable data: every problem ends without errors, the longest late."""
    curves: list[list[int]] = []

    def fit(X: Floats, targets: NDArray[np.int64], max_epochs: int) -> Any:
        result = perceptron.perceptron_fit(X, targets, max_epochs)
        curves.append(result[1])
        return result

    load("test_perceptron_hidden").test_fit_on_random_separable_data(
        SimpleNamespace(perceptron_fit=fit, part=lambda **words: None)
    )
    assert all(curve[-1] == 0 for curve in curves)
    assert max(len(curve) for curve in curves) > 3


def test_demo_draws_boundaries_and_learning_curves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three planes above, their learning curves below."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)
    runpy.run_path(str(FOLDER / "perceptron.py"), run_name="__main__")
    figure = plt.gcf()
    try:
        curves = [axes.lines[0].get_ydata() for axes in figure.axes[3:]]
        assert [axes.get_title().split(":")[0] for axes in figure.axes[:3]] == ["AND", "OR", "XOR"]
        assert [list(curve) for curve in curves] == [[1, 3, 3, 2, 1, 0], [1, 2, 1, 0], [2, 3] + [4] * 10]
    finally:
        plt.close(figure)


def test_the_lectures_neuron_never_gets_done() -> None:
    """What the statement says of the delta rule on AND: real numbers, on the right side, and still learning."""
    neuron = perceptron.Neuron(2)
    for _ in range(100):
        for x, target in zip(CORNERS, GATES["AND"][1], strict=True):
            neuron.learn(x, target)
    outputs = [neuron.output(x) for x in CORNERS]
    assert np.round(outputs, 2).tolist() == [-0.28, 0.25, 0.28, 0.81]
    settled = neuron.w
    neuron.learn(CORNERS[0], 0)
    assert not np.allclose(neuron.w, settled)
