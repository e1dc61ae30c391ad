"""What the checks of 13_generalisation compare with is what torch, autograd and scikit-learn compute."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold
from torch import nn

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "13_generalisation"
RIGHT = sorted((STAFF_FOLDER / "right").glob("*.py"))
Array = NDArray[Any]


def _module(name: str) -> ModuleType:
    return staff.load(STAFF_FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return _module("test_generalisation")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return _module("test_generalisation_hidden")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return _module("generalisation")


def _weights(hidden: ModuleType) -> Iterator[list[Array]]:
    rng = np.random.default_rng(0)
    for shapes in (*hidden.SHAPES, ((4, 4),), ((), (3,)), ((0, 2), (1,))):
        yield hidden.some_weights(rng, shapes)


def _by_autograd(weights: list[Array], lam: float, power: int) -> tuple[float, list[Array]]:
    leaves = [torch.tensor(w, requires_grad=True) for w in weights]
    value = lam * torch.stack([leaf.abs().pow(power).sum() for leaf in leaves]).sum()
    gradients = torch.autograd.grad(value, leaves)
    return value.item(), [gradient.numpy() for gradient in gradients]


@pytest.mark.parametrize(("name", "power"), [("l1", 1), ("l2", 2)])
def test_penalties_equal_autograd(hidden: ModuleType, reference: ModuleType, name: str, power: int) -> None:
    """Autograd's |w|' at 0 is 0, too."""
    for weights, lam in itertools.product(_weights(hidden), (0.0, 0.25, 0.3, 1.0, 1.7)):
        value, gradients = _by_autograd(weights, lam, power)
        for penalty in (getattr(hidden, f"{name}_by_loops"), getattr(reference, f"{name}_penalty")):
            got_value, got_gradients = penalty(weights, lam)
            assert got_value == pytest.approx(value, rel=1e-14, abs=1e-300)
            for got, gradient in zip(got_gradients, gradients, strict=True):
                np.testing.assert_allclose(got, gradient, rtol=1e-15, strict=True)


def test_penalties_by_hand(public: ModuleType) -> None:
    value, gradients = _by_autograd(public.HAND_WEIGHTS, 0.25, 1)
    assert (value, [g.tolist() for g in gradients]) == (1.875, [[[0.25, -0.25], [0, 0.25]], [[-0.25], [0.25]]])
    value, gradients = _by_autograd(public.HAND_WEIGHTS, 0.25, 2)
    assert (value, [g.tolist() for g in gradients]) == (3.8125, [[[0.5, -1], [0, 1.5]], [[-0.5], [0.25]]])
    value, gradients = _by_autograd(public.MORE_WEIGHTS, 2.0, 1)
    assert (value, [g.tolist() for g in gradients]) == (12.5, [[2, -2, 0], [[[-2, 2]], [[2, -2]]]])
    value, gradients = _by_autograd(public.MORE_WEIGHTS, 2.0, 2)
    assert (value, [g.tolist() for g in gradients]) == (17.375, [[3, -5, 0], [[[-2, 8]], [[6, -1]]]])


@pytest.mark.parametrize("lam", [0.25, 1.0])
def test_weight_decay_of_torch_is_half_of_our_penalty(reference: ModuleType, lam: float) -> None:
    """The note on the slides: weight_decay = 2 lam does what the penalty lam sum w^2 does."""
    w = np.array([[0.5, -2.0], [0.0, 3.0]])
    leaf = torch.tensor(w, requires_grad=True)
    leaf.grad = torch.zeros_like(leaf)
    torch.optim.SGD([leaf], lr=0.125, weight_decay=2 * lam).step()
    _, (gradient,) = reference.l2_penalty([w], lam)
    np.testing.assert_allclose(leaf.detach().numpy(), w - 0.125 * gradient, rtol=1e-15)


def test_dropout_scales_as_torch_does(hidden: ModuleType, reference: ModuleType) -> None:
    """torch draws for itself; its result tells where, and the numbers that are left must agree."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    for shape, p in itertools.product(((50,), (6, 7), (2, 3, 4, 2)), (0.0, 0.1, 0.2, 0.35, 0.75, 0.8)):
        X = rng.normal(size=shape)
        expected = nn.Dropout(p)(torch.from_numpy(X)).numpy()
        u = np.where(expected == 0, p / 2, p + (1 - p) * rng.random(shape))
        np.testing.assert_allclose(hidden.dropped_by_loops(X, p, u), expected, rtol=1e-14, strict=True)
        np.testing.assert_allclose(reference.dropout(X, p, u), expected, rtol=1e-14, strict=True)


def test_dropout_by_hand(public: ModuleType, hidden: ModuleType) -> None:
    got = hidden.dropped_by_loops(public.HAND_X, 0.2, public.HAND_U)
    np.testing.assert_allclose(got, [[0, 2.5, 3.75], [5, 0, 7.5]], rtol=1e-15)
    assert hidden.dropped_by_loops(public.HAND_X, 0.75, public.HAND_U).tolist() == [[0, 0, 12], [0, 0, 0]]
    got = hidden.dropped_by_loops(public.HAND_X, 0.25, public.HAND_U)
    np.testing.assert_allclose(got, [[0, 8 / 3, 4], [16 / 3, 0, 8]], rtol=1e-15)


@pytest.mark.parametrize("path", [STAFF_FOLDER / "generalisation.py", *RIGHT], ids=lambda path: path.stem)
def test_folds_are_those_of_a_division(public: ModuleType, path: Path) -> None:
    k_fold = staff.load(path).k_fold
    for n in range(2, 16):
        for k in range(2, n + 1):
            public.expect_folds(k_fold(n, k, np.random.default_rng(n)), n, k)


def test_what_the_checks_ask_of_folds_holds_of_scikit_learn(public: ModuleType, hidden: ModuleType) -> None:
    for n, k in ((10, 3), (11, 4), (23, 6), (13, 13)):
        public.expect_folds(list(KFold(k, shuffle=True, random_state=0).split(np.zeros(n))), n, k)
    state = np.random.RandomState(0)
    kfold = KFold(hidden.FOLDS, shuffle=True, random_state=state)
    found = hidden.largest_z(
        [v.tolist() for _, v in kfold.split(np.zeros(hidden.SAMPLES))] for _ in range(hidden.CALLS)
    )
    assert found < hidden.LARGEST_Z


def test_share_of_pairs_in_a_fold() -> None:
    """Two of six indices share one of three folds in 1/5 of the 15 divisions: counted out."""
    divisions = {
        frozenset(frozenset(order[start : start + 2]) for start in (0, 2, 4))
        for order in itertools.permutations(range(6))
    }
    together = [
        sum({one, other} in division for division in divisions) for one, other in itertools.combinations(range(6), 2)
    ]
    assert len(divisions) == 15
    assert set(together) == {3}


@pytest.mark.parametrize("path", [STAFF_FOLDER / "generalisation.py", *RIGHT], ids=lambda path: path.stem)
def test_right_programs_mix_well_enough(hidden: ModuleType, path: Path) -> None:
    """A few seeds beside the 200 of benchmarks/seeds_generalisation.py: there the largest value is 3.9, here 4.5 is far."""
    k_fold = staff.load(path).k_fold
    for seed in range(1000, 1005):
        rng = np.random.default_rng(seed)
        pairs = (k_fold(hidden.SAMPLES, hidden.FOLDS, rng) for _ in range(hidden.CALLS))
        assert hidden.largest_z([v.tolist() for _, v in division] for division in pairs) < 4.5


@pytest.mark.parametrize("name", ["not_shuffled", "every_kth_index", "only_the_folds_are_shuffled", "only_rotated"])
def test_wrong_programs_do_not(hidden: ModuleType, name: str) -> None:
    k_fold = staff.load(STAFF_FOLDER / "wrong" / f"{name}.py").k_fold
    for seed in range(20):
        rng = np.random.default_rng(seed)
        pairs = (k_fold(hidden.SAMPLES, hidden.FOLDS, rng) for _ in range(hidden.CALLS))
        assert hidden.largest_z([v.tolist() for _, v in division] for division in pairs) > 1.5 * hidden.LARGEST_Z


def test_stopper_by_hand(hidden: ModuleType) -> None:
    stopper = hidden.Stopper(2)
    assert [stopper.update(loss) for loss in (1.0, 0.8, 0.9, 0.7, 0.75, 0.71)] == [False] * 5 + [True]
    assert stopper.losses[stopper.best] == 0.7


@pytest.mark.parametrize("path", [STAFF_FOLDER / "generalisation.py", *RIGHT], ids=lambda path: path.stem)
def test_counting_and_looking_back_agree(hidden: ModuleType, path: Path) -> None:
    """Losses of few different values: many are equal."""
    rng = np.random.default_rng(0)
    module = staff.load(path)
    for patience in (1, 2, 5):
        for _ in range(20):
            stopper, oracle = module.EarlyStopping(patience), hidden.Stopper(patience)
            for loss in rng.integers(-6, 6, 30).tolist():
                stop = oracle.update(loss)
                assert bool(stopper.update(loss, [np.array([1.0 * len(oracle.losses)])])) is stop
                assert stopper.best_loss == min(oracle.losses)
                assert stopper.best_params[0].tolist() == [oracle.best + 1.0]
                if stop:
                    break


def test_ridge_of_the_picture_is_that_of_scikit_learn(reference: ModuleType) -> None:
    """And its error is smallest where the gradients of error and penalty cancel."""
    x, y = reference.noisy_sine(20, np.random.default_rng(5))
    terms = reference.features(x)
    for lam in (0.01, 0.3, 30.0):
        w = reference.ridge(x, y, lam)
        np.testing.assert_allclose(w, Ridge(lam, fit_intercept=False).fit(terms, y).coef_, rtol=1e-8)
        _, (gradient,) = reference.l2_penalty([w], lam)
        np.testing.assert_allclose(2 * terms.T @ (terms @ w - y) + gradient, 0, atol=1e-11)


def test_table_of_the_statement(reference: ModuleType) -> None:
    """Medians of 60 data sets are near those of 1000; the training error never chooses a penalty."""
    from benchmarks.seeds_generalisation import errors

    found = np.array([errors(seed) for seed in range(60)])
    training, new, folds = np.median(found, axis=0)
    np.testing.assert_allclose(training, [0.028, 0.0345, 0.0385, 0.0667, 0.275], rtol=0.15)
    np.testing.assert_allclose(new[1:], [0.277, 0.158, 0.147, 0.341], rtol=0.3)
    np.testing.assert_allclose(folds[1:], [0.316, 0.162, 0.161, 0.367], rtol=0.3)
    assert new[0] > 10
    assert folds[0] > 1e3
    chosen = found.argmin(axis=2)
    assert not chosen[:, 0].any()
    assert np.isin(chosen[:, 2], (2, 3)).mean() > 0.85
