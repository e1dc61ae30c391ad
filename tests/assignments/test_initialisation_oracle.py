"""What the checks of 12_initialisation compare with is what torch computes, and their statistics are what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "12_initialisation"
Array = NDArray[np.float64]
TINY = 1e-30  # torch wants a positive eps in training; beside these variances it rounds to nothing


def _module(name: str) -> Any:
    return staff.load(STAFF_FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def reference() -> Any:
    return _module("initialisation")


@pytest.fixture(scope="module")
def public() -> Any:
    return _module("test_initialisation")


@pytest.fixture(scope="module")
def hidden() -> Any:
    return _module("test_initialisation_hidden")


def _torch_layer(layer: Any) -> torch.nn.BatchNorm1d:
    """torch's layer with the same settings, parameters and statistics."""
    other = torch.nn.BatchNorm1d(len(layer.gamma), eps=layer.eps, momentum=layer.momentum, dtype=torch.float64)
    with torch.no_grad():
        other.weight.copy_(torch.from_numpy(layer.gamma))
        other.bias.copy_(torch.from_numpy(layer.beta))
    return other


def _close(got: Any, expected: torch.Tensor | None, tolerance: float = 1e-12) -> None:
    assert expected is not None
    np.testing.assert_allclose(got, expected.detach().numpy(), rtol=tolerance, atol=tolerance)


def _layers(reference: Any, hidden: Any, rng: np.random.Generator, size: int, momentum: float, eps: float) -> Any:
    """The checks' layer, the reference's and torch's, alike."""
    written_out = hidden.Layer.random(rng, size, momentum=momentum, eps=eps)
    layer = reference.BatchNorm(size, momentum=momentum, eps=eps)
    layer.gamma, layer.beta = written_out.gamma.copy(), written_out.beta.copy()
    return written_out, layer, _torch_layer(layer)


@pytest.mark.parametrize(("size", "momentum", "eps"), [(1, 0.1, 1e-5), (3, 0.7, 0.1), (5, 1.0, 2.0), (2, 0.0, 1e-3)])
def test_both_layers_are_torchs_in_training_and_evaluation(
    reference: Any, hidden: Any, size: int, momentum: float, eps: float
) -> None:
    rng = np.random.default_rng(size)
    written_out, layer, other = _layers(reference, hidden, rng, size, momentum, eps)
    for n in (2, 7, 3):
        X = hidden.batch(rng, n, size)
        expected = other.train()(torch.from_numpy(X))
        _close(layer.forward(X, True), expected)
        _close(written_out.train(X), expected)
        for mean, var in ((layer.running_mean, layer.running_var), (written_out.mean, written_out.var)):
            _close(mean, other.running_mean)
            _close(var, other.running_var)
        evaluated = other.eval()(torch.from_numpy(X[:1]))
        _close(layer.forward(X[:1], False), evaluated)
        _close(written_out.evaluate(X[:1]), evaluated)


@pytest.mark.parametrize(("n", "size"), [(2, 3), (3, 2), (5, 5), (12, 4)])
def test_both_gradients_are_those_of_autograd(reference: Any, hidden: Any, n: int, size: int) -> None:
    rng = np.random.default_rng(n)
    written_out, layer, other = _layers(reference, hidden, rng, size, 0.1, 0.1)
    X, grad_out = hidden.batch(rng, n, size), rng.normal(size=(n, size))
    leaf = torch.from_numpy(X).requires_grad_()
    other.train()(leaf).backward(torch.from_numpy(grad_out))
    layer.forward(X, True)
    for gradients in (layer.backward(grad_out), written_out.gradients(X, grad_out)):
        for got, expected in zip(gradients, (leaf.grad, other.weight.grad, other.bias.grad), strict=True):
            _close(got, expected)


def test_hand_examples_are_torchs() -> None:
    layer = torch.nn.BatchNorm1d(2, eps=TINY, momentum=0.25, dtype=torch.float64)
    _close([[-1, -1], [1, 1]], layer(torch.tensor([[1.0, 10.0], [3.0, 20.0]], dtype=torch.float64)))
    _close([0.5, 3.75], layer.running_mean)
    _close([1.25, 13.25], layer.running_var)
    layer(torch.tensor([[1.75, -1.75], [2.0, 1.0], [2.25, 3.75]], dtype=torch.float64))
    _close([0.875, 3.0625], layer.running_mean)
    _close([0.953125, 11.828125], layer.running_var)


def test_hand_example_of_the_evaluation_is_torchs() -> None:
    layer = torch.nn.BatchNorm1d(2, eps=TINY, momentum=0.25, dtype=torch.float64)
    layer(torch.tensor([[1.75, -1.75], [2.0, 1.0], [2.25, 3.75]], dtype=torch.float64))
    _close([49 / 64, 169 / 64], layer.running_var)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([3.0, 0.25]))
        layer.bias.copy_(torch.tensor([-1.0, 0.5]))
    patterns = torch.tensor([[4.0, 3.5], [-3.0, 0.25], [2.25, 1.875]], dtype=torch.float64)
    _close([[11, 1], [-13, 0.5], [5, 0.75]], layer.eval()(patterns))


def test_hand_example_of_the_way_back_is_autograds() -> None:
    x = torch.tensor([[1.0, 0.25], [1.0, 1.25], [5.0, 1.25], [5.0, 0.25]], dtype=torch.float64, requires_grad=True)
    layer = torch.nn.BatchNorm1d(2, eps=TINY, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([3.0, 1.0]))
    layer(x).backward(torch.tensor([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0], [0.0, 0.0]], dtype=torch.float64))
    _close([[0.75, 0.0], [-0.75, 2.0], [0.0, -2.0], [0.0, 0.0]], x.grad)
    _close([-1, 2], layer.weight.grad)
    _close([1, 2], layer.bias.grad)


def test_qr_example_of_the_statement_and_the_signs_of_lapack() -> None:
    q, r = np.linalg.qr(np.array([[3.0, 1.0], [4.0, 7.0]]))
    np.testing.assert_allclose(q, [[-0.6, -0.8], [-0.8, 0.6]], atol=1e-15)
    np.testing.assert_allclose(r, [[-5.0, -6.2], [0.0, 3.4]], atol=1e-14)
    np.testing.assert_allclose(q * np.sign(np.diag(r)), [[0.6, -0.8], [0.8, 0.6]], atol=1e-15)
    rng = np.random.default_rng(0)
    assert all(np.linalg.qr(rng.standard_normal((3, 3)))[0][0, 0] < 0 for _ in range(200))


def test_variances_are_those_torch_initialises_with(reference: Any) -> None:
    """torch has weights of shape (n_out, n_in); 120 000 numbers know their standard deviation to 0.3 %."""
    torch.manual_seed(0)
    weights = torch.empty(300, 400, dtype=torch.float64)  # n_in = 400, n_out = 300
    rng = np.random.default_rng(0)
    torch.nn.init.xavier_uniform_(weights)
    assert reference.xavier_uniform(400, 300, rng).std() == pytest.approx(float(weights.std()), rel=0.01)
    assert np.abs(reference.xavier_uniform(400, 300, rng)).max() == pytest.approx(float(weights.abs().max()), rel=1e-3)
    torch.nn.init.kaiming_normal_(weights, nonlinearity="relu")
    assert reference.he_normal(400, 300, rng).std() == pytest.approx(float(weights.std()), rel=0.01)


@pytest.mark.parametrize("kind", ["normal", "uniform"])
def test_scores_are_standard_errors(public: Any, hidden: Any, kind: str) -> None:
    """Over 400 draws every statistic has mean 0 and standard deviation 1, within their own errors; both files agree."""
    found = []
    for seed in range(400):
        rng = np.random.default_rng(seed)
        draw = rng.normal(0, 0.2, (40, 25)) if kind == "normal" else rng.uniform(-1, 1, (40, 25)) * 0.2 * 3**0.5
        moments = public.NORMAL if kind == "normal" else public.UNIFORM
        scores = public.scores(draw, 0.2, moments)
        assert scores == hidden.scores(draw, 0.2, moments)
        found.append([scores[name] for name in ("mean", "variance", "fourth", "rows", "columns")])
    assert np.abs(np.mean(found, axis=0)).max() < 4 / 400**0.5
    assert np.abs(np.std(found, axis=0) - 1).max() < 0.25


def test_right_programs_stay_within_the_limits_of_the_checks(public: Any) -> None:
    """Ten seeds here; benchmarks/seeds_initialisation.py has 200 for every program."""
    for path in (STAFF_FOLDER / "initialisation.py", *sorted((STAFF_FOLDER / "right").glob("*.py"))):
        module: Any = staff.load(path)
        for seed in range(2 if path.stem == "plain_loops" else 10):
            rng = np.random.default_rng(seed)
            public.expect_drawn(module.normal_init(60, 90, 0.2, rng), (60, 90), 0.2, public.NORMAL)
            public.expect_drawn(module.xavier_uniform(60, 90, rng), (60, 90), (2 / 150) ** 0.5, public.UNIFORM)
            public.expect_drawn(module.he_normal(60, 90, rng), (60, 90), (2 / 60) ** 0.5, public.NORMAL)


def _outputs(activation: str, draw: Any, batch_norm: Any = None) -> list[float]:
    """Standard deviations of the outputs of layers 1, 5, 10 and 20: medians of five draws."""
    runs = []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        a: Array = rng.standard_normal((200, 256))
        found = []
        for number in range(1, 21):
            z = a @ draw(256, 256, rng=rng)
            z = z if batch_norm is None else batch_norm(256).forward(z, True)
            a = np.tanh(z) if activation == "tanh" else np.maximum(z, 0.0)
            if number in (1, 5, 10, 20):
                found.append(float(a.std()))
        runs.append(found)
    return [float(median) for median in np.median(runs, axis=0)]


def test_tables_of_the_statement(reference: Any) -> None:
    def normal(std: float) -> Any:
        return lambda n_in, n_out, rng: reference.normal_init(n_in, n_out, std, rng)

    assert _outputs("tanh", normal(0.2)) == pytest.approx([0.87, 0.85, 0.85, 0.85], abs=0.01)
    assert _outputs("tanh", normal(0.01)) == pytest.approx([0.16, 1e-4, 1e-8, 1e-16], rel=0.25)
    for name in ("xavier_uniform", "orthogonal"):
        assert _outputs("tanh", getattr(reference, name)) == pytest.approx([0.63, 0.32, 0.23, 0.16], abs=0.015)
    assert _outputs("relu", reference.xavier_uniform) == pytest.approx([0.58, 0.15, 0.025, 0.0007], rel=0.3)
    assert _outputs("relu", reference.he_normal) == pytest.approx([0.83, 0.78, 0.80, 0.78], rel=0.2)
    assert _outputs("tanh", normal(0.01), reference.BatchNorm) == pytest.approx([0.63] * 4, abs=0.01)
