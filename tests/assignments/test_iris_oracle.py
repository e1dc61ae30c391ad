"""What the checks of 10_iris compare with is what torch's autograd and scikit-learn compute."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "10_iris"
Array = NDArray[Any]
Layers = list[tuple[Array, Array]]


def _module(name: str) -> ModuleType:
    return staff.load(STAFF_FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return _module("test_iris")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return _module("test_iris_hidden")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return _module("iris")


def _autograd(arrays: list[Array]) -> tuple[list[Array], list[Array]]:
    """(y1, y_pred) and the four gradients."""
    X, y, *leaves = (torch.from_numpy(value.copy()) for value in arrays)
    w1, b1, w2, b2 = (leaf.requires_grad_() for leaf in leaves)
    y1 = torch.relu(X @ w1 + b1)
    y_pred = torch.relu(y1 @ w2 + b2)
    found = torch.autograd.grad(((y_pred - y) ** 2).sum(), [w1, b1, w2, b2])
    return [y1.detach().numpy(), y_pred.detach().numpy()], [g.numpy() for g in found]


def _compare(got: Any, expected: list[Array]) -> None:
    assert len(got) == len(expected)
    for one, other in zip(got, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-13, strict=True)


def test_oracle_and_reference_equal_autograd(hidden: ModuleType, reference: ModuleType) -> None:
    for seed in range(20):
        for shape in hidden.SHAPES:
            arrays = hidden.random_case(seed, *shape)
            results, gradients = _autograd(arrays)
            X, _, *parameters = arrays
            for module in (hidden, reference):
                _compare(module.forward(X, *parameters), results)
                _compare(module.gradients(*arrays), gradients)


def test_no_case_of_the_checks_is_dead(hidden: ModuleType) -> None:
    """At least half of all outputs and derivatives are not 0, and transposing a square matrix shows."""
    for seed, shape in hidden.CASES:
        X, y, w1, b1, w2, b2 = hidden.random_case(seed, *shape)
        outputs = hidden.forward(X, w1, b1, w2, b2)
        slopes = hidden.gradients(X, y, w1, b1, w2, b2)
        assert all(np.mean(value != 0) >= 0.5 for value in (*outputs, slopes[0], slopes[2]))
        if len(set(shape)) == 1:
            other = hidden.gradients(X.T, y, w1, b1, w2, b2)
            assert not np.allclose(slopes[0], other[0])
            assert not np.allclose(slopes[0], hidden.gradients(X, y, w1, b1, w2.T, b2)[0])


def test_derivative_at_the_kink_is_that_of_torch(hidden: ModuleType, reference: ModuleType) -> None:
    """Small integers give exact zeros in both layers."""
    rng = np.random.default_rng(5)
    zeros = 0
    for _ in range(50):
        arrays = [rng.integers(-2, 3, s).astype(np.float64) for s in ((5, 3), (5, 2), (3, 4), (1, 4), (4, 2), (1, 2))]
        X, _, w1, b1, *_ = arrays
        zeros += int(np.sum(X @ w1 + b1 == 0))
        for module in (hidden, reference):
            _compare(module.gradients(*arrays), _autograd(arrays)[1])
    assert zeros > 50


def test_examples_of_the_checks_equal_autograd(public: ModuleType, reference: ModuleType) -> None:
    """The hand example of the statement, the one in quarters, and the one with exact zeros."""
    targets = np.array([[0.0], [1.0], [2.0]]), np.array([[0.0, 1.5], [1.5, 0.25], [0.25, 0.0], [0.75, 2.0]])
    for (X, *parameters), y in zip((public.EXAMPLE, public.QUARTERS), targets, strict=True):
        results, gradients = _autograd([X, y, *parameters])
        _compare(reference.forward(X, *parameters), results)
        _compare(reference.gradients(X, y, *parameters), gradients)
    results, gradients = _autograd([public.EXAMPLE[0], targets[0], *public.EXAMPLE[1:]])
    assert [value.tolist() for value in results] == [[[2, 1], [2, 0], [0, 1]], [[1], [3], [0]]]
    assert [value.tolist() for value in gradients] == [[[10, -4], [8, -8]], [[6, -4]], [[12], [2]], [[6]]]


def test_slides_formula_gives_what_the_statement_says(public: ModuleType) -> None:
    X, w1, b1, w2, b2 = public.EXAMPLE
    y_pred = np.maximum(np.maximum(X @ w1 + b1, 0) @ w2 + b2, 0)
    slides = X.T @ ((2 * (y_pred - np.array([[0.0], [1.0], [2.0]])) * (y_pred > 0)) @ w2.T)
    assert slides[:, 1].tolist() == [-20, -16]


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("hidden_sizes", [(), (1,), (7, 4), (7, 4, 6)])
@pytest.mark.parametrize("n_classes", [2, 3, 5])
def test_shapes_are_those_of_a_fitted_network(
    reference: ModuleType, hidden_sizes: tuple[int, ...], n_classes: int
) -> None:
    X = np.random.default_rng(0).normal(size=(20, 4))
    clf = MLPClassifier(hidden_sizes, max_iter=1).fit(X, np.arange(20) % n_classes)
    shapes = [(w.shape, b.shape) for w, b in zip(clf.coefs_, clf.intercepts_, strict=True)]
    assert reference.parameter_shapes(4, hidden_sizes, n_classes) == shapes


def test_lecture_network_has_82_numbers(reference: ModuleType) -> None:
    assert sum(n_in * n_out + n_out for (n_in, n_out), _ in reference.parameter_shapes(4, (7, 4), 3)) == 82


def _classifier(layers: Layers, activation: str, labels: tuple[Any, ...]) -> MLPClassifier:
    """As the checks make it in the student's process."""
    clf = MLPClassifier(tuple(len(b) for _, b in layers[:-1]), activation=activation, random_state=0)
    clf.partial_fit(np.zeros((len(labels), len(layers[0][0]))), list(labels), classes=list(labels))
    clf.coefs_, clf.intercepts_ = [w.copy() for w, _ in layers], [b.copy() for _, b in layers]
    return clf


@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic"])
@pytest.mark.parametrize("sizes", [(4, 3), (3, 1), (4, 7, 4, 3), (5, 5, 5, 5), (2, 3, 1), (3, 6, 2, 5)])
def test_probabilities_are_those_of_predict_proba(
    hidden: ModuleType, reference: ModuleType, activation: str, sizes: tuple[int, ...]
) -> None:
    layers = hidden.random_layers(1, *sizes)
    clf = _classifier(layers, activation, tuple(range(max(2, sizes[-1]))))
    module = reference.to_torch(clf)
    near = np.random.default_rng(2).normal(size=(6, sizes[0]))
    for X in (near, 1e4 * near):
        expected = clf.predict_proba(X)
        np.testing.assert_allclose(hidden.activations(layers, activation, X)[-1], expected, rtol=1e-12, atol=1e-14)
        got = module(torch.from_numpy(X)).detach().numpy()
        np.testing.assert_allclose(got, expected, rtol=1e-12, atol=1e-14)


def test_networks_of_the_checks_are_what_scikit_learn_would_learn(hidden: ModuleType) -> None:
    """Setting the weights leaves a classifier like any other: so many layers, outputs and classes."""
    for sizes, activation, labels in hidden.NETWORKS:
        clf = _classifier(hidden.random_layers(4, *sizes), activation, labels)
        assert (clf.n_layers_, clf.n_outputs_, len(clf.classes_)) == (len(sizes), sizes[-1], len(labels))
        assert clf.out_activation_ == ("logistic" if len(labels) == 2 else "softmax")
        assert clf.predict_proba(np.ones((1, sizes[0]))).shape == (1, len(labels))


def test_input_gradient_is_that_of_autograd(hidden: ModuleType, reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    for sizes, activation, labels in hidden.NETWORKS:
        layers = hidden.random_layers(5, *sizes)
        x = torch.from_numpy(rng.normal(size=(4, sizes[0]))).requires_grad_()
        outputs = reference.to_torch(_classifier(layers, activation, labels))(x)
        cotangent = rng.normal(size=outputs.shape)
        (expected,) = torch.autograd.grad(outputs, x, torch.from_numpy(cotangent))
        got = hidden.input_gradient(layers, activation, x.detach().numpy(), cotangent)
        np.testing.assert_allclose(got, expected.numpy(), rtol=1e-10, atol=1e-13)


def test_hand_examples_of_to_torch(public: ModuleType) -> None:
    ln2 = np.log(2.0)
    three = [public.HIDDEN, (ln2 * np.array([[0.0, 1.0, 1.0], [0.0, -1.0, 0.0]]), np.zeros(3))]
    two = [public.HIDDEN, (ln2 * np.array([[1.0], [-2.0]]), np.array([ln2]))]
    got = _classifier(three, "relu", (0, 1, 2)).predict_proba(public.EXAMPLE[0])
    np.testing.assert_allclose(got, [[1 / 7, 2 / 7, 4 / 7], [1 / 9, 4 / 9, 4 / 9], [2 / 5, 1 / 5, 2 / 5]])
    got = _classifier(two, "relu", ("setosa", "virginica")).predict_proba(public.EXAMPLE[0])
    np.testing.assert_allclose(got, [[1 / 3, 2 / 3], [1 / 9, 8 / 9], [2 / 3, 1 / 3]])


def test_checks_read_the_iris_of_scikit_learn_and_split_it_as_announced(public: ModuleType, hidden: ModuleType) -> None:
    X, y = load_iris(return_X_y=True)
    split = list(StratifiedKFold(5, shuffle=True, random_state=0).split(X, y))
    for module in (public, hidden):
        flowers, classes = module.iris()
        np.testing.assert_array_equal(flowers, X)
        np.testing.assert_array_equal(classes, y)
        for fold, (_, test) in enumerate(split):
            np.testing.assert_array_equal(np.flatnonzero(fold == module.FOLDS), test)


def test_reference_classifier_reaches_both_thresholds_and_does_not_care_about_units(
    public: ModuleType, reference: ModuleType
) -> None:
    X, y = public.iris()
    for columns, threshold in ((4, 0.90), (2, 0.70)):
        shares = []
        for fold in range(5):
            test = fold == public.FOLDS
            estimator = reference.make_classifier(0).fit(X[~test, :columns], y[~test])
            shares.append(np.mean(estimator.predict(X[test, :columns]) == y[test]))
        assert np.mean(shares) >= threshold + 0.02
    factors = 2.0 ** np.array([10.0, -8.0, 3.0, -6.0])
    here, there = (reference.make_classifier(5).fit(X * c, y).predict_proba(X * c) for c in (1.0, factors))
    np.testing.assert_array_equal(here, there)


def test_everything_but_to_torch_works_without_torch() -> None:
    """A light installation has no torch: importing the reference, tasks 1 to 3 and 5 must not ask for it."""
    program = (
        "import sys, importlib.abc\n"
        "class NoTorch(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name.partition('.')[0] == 'torch':\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, NoTorch())\n"
        "import numpy as np, iris\n"
        "X, y = np.eye(4), np.array([0, 1, 2, 0])\n"
        "a = (np.ones((4, 2)), np.ones((1, 2)), np.ones((2, 3)), np.ones((1, 3)))\n"
        "iris.forward(X, *a); iris.gradients(X, np.eye(4)[:, :3], *a); iris.parameter_shapes(4, (7,), 3)\n"
        "iris.make_classifier(0).fit(X, y)\n"
    )
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-c", program], cwd=STAFF_FOLDER, env=environment, check=True, capture_output=True)
