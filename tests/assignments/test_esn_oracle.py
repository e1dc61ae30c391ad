"""What the checks of 16_esn compare with is what scikit-learn computes; its printed numbers hold."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "16_esn"
RIGHT = sorted((STAFF_FOLDER / "right").glob("*.py"))


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return staff.load(STAFF_FOLDER / "test_esn.py")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return staff.load(STAFF_FOLDER / "test_esn_hidden.py")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return staff.load(STAFF_FOLDER / "esn.py")


def test_readout_is_that_of_scikit_learn(hidden: ModuleType, reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    for steps, n, m, ridge in ((20, 6, 3, 10.0), (5, 7, 2, 0.5), (30, 4, 1, 0.01)):
        states, targets = rng.uniform(-1, 1, (steps, n)), 3.0 + rng.normal(size=(steps, m))
        X = np.column_stack([np.ones(steps), states])
        expected = Ridge(ridge, fit_intercept=False, solver="svd").fit(X, targets).coef_.reshape(m, n + 1)
        np.testing.assert_allclose(hidden.readout(states, targets, ridge), expected, 1e-9, 1e-12)
        np.testing.assert_allclose(reference.train_readout(states, targets, ridge), expected, 1e-9, 1e-12)


def test_run_by_loops_is_the_reference(hidden: ModuleType, reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    for n, k, leak in ((5, 3, 0.3), (4, 1, 1.0)):
        W, W_in = hidden.some_network(n, n, k)
        inputs, state = rng.normal(size=(7, k)), rng.uniform(-0.9, 0.9, n)
        expected = reference.run(W, W_in, inputs, state, leak)
        np.testing.assert_allclose(hidden.run_by_loops(W, W_in, inputs, state, leak), expected, 1e-13, 1e-14)


def test_numbers_of_the_statement(reference: ModuleType) -> None:
    assert np.abs(np.linalg.eigvals([[0.0, -4.0], [1.0, 0.0]])).max() == pytest.approx(2.0, rel=1e-14)
    ln2 = math.log(2)
    W, W_in = ln2 * np.array([[0, 5 / 3], [0, 0]]), ln2 * np.array([[0, 0], [0, 1.0]])
    inputs = np.array([[1.0], [0], [0]])
    np.testing.assert_allclose(reference.run(W, W_in, inputs), np.array([[0, 0.6], [0.6, 0], [0, 0]]), atol=1e-15)
    slow = np.array([[0, 0.15], [0.04289, 0.1125], [0.06448, 0.08438]])
    np.testing.assert_allclose(reference.run(W, W_in, inputs, leak=0.25), slow, atol=5e-6)
    W, W_in, series = np.zeros((1, 1)), np.array([[0.0, ln2]]), np.array([[1.0], [1], [-1], [3]])
    W_out, state = reference.train_forecast(W, W_in, series, 1, 0.28)
    np.testing.assert_allclose(W_out, np.array([[50 / 57, -2.4]]), 1e-13)
    np.testing.assert_allclose(state, [63 / 65], 1e-14)
    outputs = reference.free_run(W, W_in, np.array([[1.0, -5 / 3]]), np.array([0.6]), 4)
    np.testing.assert_allclose(outputs, np.array([[0], [1], [0], [1]]), atol=1e-14)


def test_two_phases_never_meet(reference: ModuleType) -> None:
    """Spectral radius 0, and below 0.5 for the Jacobian over the cycle; nevertheless the starts are never forgotten."""
    W, W_in = 1.5 * np.array([[-1.0, -1], [1, 1]]), np.array([[0.0, 1], [0, 1]])
    np.testing.assert_array_equal(W @ W, 0)
    inputs = np.full((2000, 1), -1.0)
    apart = reference.state_distances(W, W_in, inputs, np.zeros(2), np.array([1.0, 0]))
    assert apart[-1] == pytest.approx(1.499, abs=5e-4)
    x, y = reference.run(W, W_in, inputs, np.zeros(2))[-2:]
    jacobians = [np.diag(1 - state**2) @ W for state in (x, y)]
    assert max(np.abs(np.linalg.eigvals(J)).max() for J in jacobians) < 0.5


def test_mackey_glass_is_solved_well(reference: ModuleType, public: ModuleType) -> None:
    """The series of the checks is that of the students, and a solution with a tenth of the step is near its start."""
    given = reference.mackey_glass(2084)
    np.testing.assert_allclose(public.series(), given, 0, 1e-6)  # another order of sums, and chaos
    x, fine = [1.2] * 1701, 0.01
    for i in range(1700, 1700 + 1000):
        a, b = x[i - 1700], x[i - 1699]
        p, q, r = (0.2 * v / (1 + v**10) for v in (a, (a + b) / 2, b))
        k1 = p - 0.1 * x[i]
        k2 = q - 0.1 * (x[i] + fine / 2 * k1)
        k3 = q - 0.1 * (x[i] + fine / 2 * k2)
        x.append(x[i] + fine / 6 * (k1 + 2 * k2 + 2 * k3 + r - 0.1 * (x[i] + fine * k3)))
    np.testing.assert_allclose(
        np.array(x)[1800::100][[0, 1, 2, 9]], [1.117562, 1.042969, 0.975475, 0.652404], atol=2e-5
    )


@pytest.mark.parametrize("path", [STAFF_FOLDER / "esn.py", *RIGHT], ids=lambda path: path.stem)
def test_right_reservoirs_keep_the_limits(hidden: ModuleType, path: Path) -> None:
    """A few seeds beside those of benchmarks/seeds_esn.py, whose largest value is far from the limit of 5.5."""
    reservoir = staff.load(path).reservoir
    for seed, (n, density) in itertools.product(range(1000, 1003), ((100, 0.2), (120, 0.1))):
        W = reservoir(n, density, 0.9, np.random.default_rng(seed))
        assert max(map(abs, hidden.scores(W, density).values())) < 4.7
        assert np.abs(np.linalg.eigvals(W)).max() == pytest.approx(0.9, rel=1e-10)


def test_constant_forecast_is_far_above_the_limit(public: ModuleType) -> None:
    true = public.series()[2000:]
    assert public.forecast_error(np.zeros_like(true), true) > 3 * public.LARGEST_ERROR
    assert public.forecast_error(np.full_like(true, np.nan), true) == math.inf
