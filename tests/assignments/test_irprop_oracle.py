"""The oracles of assignment 02 against torch: autograd for the gradients, `torch.optim.Rprop` for the steps, bit for bit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from benchmarks import staff

FOLDER = Path(__file__).parents[2] / "solutions" / "02_irprop"
Arrays = list[np.ndarray]


def load(name: str) -> ModuleType:
    return staff.load(FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return load("irprop")


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return load("test_irprop")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return load("test_irprop_hidden")


def torch_paths(start: Arrays, gradients: list[Arrays], **options: float) -> Iterator[Arrays]:
    """The weights after each step of `torch.optim.Rprop` on given gradients."""
    params = [torch.tensor(w, requires_grad=True) for w in start]
    optimizer = torch.optim.Rprop(
        params,
        lr=options.get("delta_zero", 0.1),
        etas=(options.get("eta_minus", 0.5), options.get("eta_plus", 1.2)),
        step_sizes=(options.get("delta_min", 1e-6), options.get("delta_max", 50.0)),
    )
    for arrays in gradients:
        for param, g in zip(params, arrays, strict=True):
            param.grad = torch.tensor(g)
        optimizer.step()
        yield [param.detach().numpy().copy() for param in params]


def torch_gradients(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray) -> tuple[float, Arrays, Arrays]:
    """Error and gradients by autograd."""
    W = [torch.tensor(w, requires_grad=True) for w in weights]
    B = [torch.tensor(b, requires_grad=True) for b in biases]
    a = torch.tensor(X)
    for w, b in zip(W, B, strict=True):
        a = torch.sigmoid(torch.nn.functional.linear(a, w, b))
    loss = 0.5 * (a - torch.tensor(T)).square().sum()
    loss.backward()  # type: ignore[no-untyped-call]
    return (
        loss.item(),
        [w.grad.numpy() for w in W if w.grad is not None],
        [b.grad.numpy() for b in B if b.grad is not None],
    )


@pytest.mark.parametrize(
    "settings",
    [{}, {"eta_plus": 1.5, "eta_minus": 0.25, "delta_zero": 0.5, "delta_min": 1e-3, "delta_max": 3.0}],
    ids=["defaults", "own settings"],
)
def test_step_oracle_and_reference_equal_torch_bit_for_bit(
    reference: ModuleType, hidden: ModuleType, settings: dict[str, float]
) -> None:
    """iRprop- is torch.optim.Rprop: 2000 steps of the checks' gradients give the same bits in every step."""
    rng = np.random.default_rng(31)
    start = [rng.normal(size=shape) for shape in hidden.SHAPES]
    gradients = hidden.injected_gradients(32, 2000)
    expected = list(torch_paths(start, gradients, **settings))
    oracle = hidden.oracle_paths(start, gradients, **settings)
    params = [w.copy() for w in start]
    optimizer = reference.IRpropMinus(params, **settings)
    for step, arrays in enumerate(gradients):
        optimizer.step(arrays)
        for by_torch, by_oracle, by_reference in zip(expected[step], oracle[step], params, strict=True):
            assert np.array_equal(by_torch, by_oracle)
            assert np.array_equal(by_torch, by_reference)


def test_injected_gradients_reach_every_case(hidden: ModuleType) -> None:
    """In the 80 steps of the hidden check step sizes reach both bounds, signs change, and products are zero."""
    products = []
    before = 0.0
    for arrays in (gradients := hidden.injected_gradients(32, 80)):
        g = arrays[0][2, 2]
        products.append(np.sign(before * g))
        before = 0.0 if before * g < 0 else g
    assert {-1.0, 0.0, 1.0} <= set(products)
    path = np.array([arrays[0] for arrays in hidden.oracle_paths([np.zeros(s) for s in hidden.SHAPES], gradients)])
    moves = np.abs(np.diff(path, axis=0))
    assert moves[-1, 0, 0] == pytest.approx(50.0)
    assert moves[-2:, 0, 1].max() == pytest.approx(1e-6)


def test_hand_computed_steps_equal_torch(public: ModuleType) -> None:
    """The table of the public check, with the statement's 0.9, 0.9, 0.95, 1.01 in its first column."""
    path = [weights[0] for weights in torch_paths([np.ones(6)], [[g] for g in public.HAND_GRADIENTS])]
    np.testing.assert_allclose(path, public.HAND_PATH, rtol=0, atol=1e-15)
    np.testing.assert_allclose(public.HAND_PATH[:4, 0], [0.9, 0.9, 0.95, 1.01])


def test_gradient_oracles_equal_autograd(reference: ModuleType, public: ModuleType, hidden: ModuleType) -> None:
    """Differences agree with autograd to 1e-7, ten times better than the check asks; the formulas to 1e-12."""
    rng = np.random.default_rng(5)
    for module, sizes in ((public, (3, 4, 2)), (hidden, (3, 2)), (hidden, (2, 3, 3, 2)), (hidden, (3, 2, 4, 3, 1))):
        weights, biases = module.random_network(rng, sizes)
        X, T = rng.normal(size=(5, sizes[0])), rng.uniform(size=(5, sizes[-1]))
        loss, dW, db = torch_gradients(weights, biases, X, T)
        assert module.error(weights, biases, X, T) == pytest.approx(loss, rel=1e-13)
        exact = [*dW, *db]
        if module is public:
            by_differences = [g for part in public.slopes(weights, biases, X, T) for g in part]
            for one, other in zip(exact, by_differences, strict=True):
                np.testing.assert_allclose(other, one, rtol=1e-7, atol=1e-10)
        for formulas in (reference.mlp_gradients, hidden.backward):
            by_formulas = [g for part in formulas(weights, biases, X, T) for g in part]
            for one, other in zip(exact, by_formulas, strict=True):
                np.testing.assert_allclose(other, one, rtol=1e-12, atol=1e-15)


def test_hand_computed_gradients_equal_autograd(public: ModuleType) -> None:
    """The fractions of the statement's example."""
    loss, dW, db = torch_gradients(public.HAND_WEIGHTS, public.HAND_BIASES, public.HAND_X, public.HAND_T)
    assert loss == pytest.approx(5 / 32)
    ln3 = public.L
    np.testing.assert_allclose(dW[0], np.array([[-9, -18], [18, 36]]) * ln3 / 1024)
    np.testing.assert_allclose(dW[1], [[-1 / 256, 13 / 256]])
    np.testing.assert_allclose(db[0], np.array([15, -46]) * ln3 / 1024)
    np.testing.assert_allclose(db[1], [5 / 64])


def torch_training(
    start: tuple[Arrays, Arrays], X: np.ndarray, T: np.ndarray, epochs: int
) -> tuple[list[float], Arrays]:
    """Training by `torch.optim.Rprop` with autograd's gradients: errors, and the final weights."""
    weights, biases = ([array.copy() for array in arrays] for arrays in start)
    params = [torch.tensor(w) for w in (*weights, *biases)]
    optimizer = torch.optim.Rprop(params, lr=0.1)
    losses = []
    for _ in range(epochs):
        values = [param.numpy() for param in params]
        loss, dW, db = torch_gradients(values[: len(weights)], values[len(weights) :], X, T)
        losses.append(loss)
        for param, g in zip(params, (*dW, *db), strict=True):
            param.grad = torch.tensor(g)
        optimizer.step()
    return losses, [param.numpy() for param in params]


def test_xor_course_equals_torch_training(reference: ModuleType, public: ModuleType) -> None:
    """A whole network trained by torch runs through the listed errors and ends in the very same weights."""
    weights, biases = public.copies(public.XOR_WEIGHTS), public.copies(public.XOR_BIASES)
    losses, final = torch_training((weights, biases), public.XOR_X, public.XOR_T, 30)
    np.testing.assert_allclose(public.XOR_LOSSES, losses, rtol=1e-7)
    reference.train(weights, biases, public.XOR_X, public.XOR_T, 30, reference.IRpropMinus)
    assert all(np.array_equal(one, other) for one, other in zip([*weights, *biases], final, strict=True))


def test_iris_course_equals_torch_training(reference: ModuleType, hidden: ModuleType) -> None:
    """Up to epoch 15 all weights have the same bits as torch's, and so have the errors of the hidden check's oracle."""
    X, T = hidden.iris()
    weights, biases = hidden.random_network(np.random.default_rng(20), (4, 8, 3))
    losses, final = torch_training((weights, biases), X, T, 15)
    oracle = hidden.training_losses([w.copy() for w in weights], [b.copy() for b in biases], X, T, 15)
    np.testing.assert_allclose(oracle, losses, rtol=1e-12)
    reference.train(weights, biases, X, T, 15, reference.IRpropMinus)
    assert all(np.array_equal(one, other) for one, other in zip([*weights, *biases], final, strict=True))


def test_iris_is_read_as_scikit_learn_has_it(hidden: ModuleType) -> None:
    """Reading the file directly gives the same flowers as the library."""
    datasets = pytest.importorskip("sklearn.datasets")
    data, target = datasets.load_iris(return_X_y=True)
    X, T = hidden.iris()
    np.testing.assert_allclose(X, (data - data.mean(axis=0)) / data.std(axis=0))
    assert np.array_equal(T.argmax(axis=1), target)


def test_given_program_is_gradient_descent(reference: ModuleType) -> None:
    """The two-layer program and train with GradientDescent take the same course."""
    rng = np.random.default_rng(3)
    weights = [rng.normal(size=(4, 3)), rng.normal(size=(2, 4))]
    biases = [rng.normal(size=4), rng.normal(size=2)]
    X, T = rng.normal(size=(6, 3)), rng.uniform(size=(6, 2))
    copied = [w.copy() for w in weights], [b.copy() for b in biases]
    losses = reference.train(weights, biases, X, T, 20, reference.GradientDescent)
    (W1, W2), (b1, b2) = copied
    assert reference.backprop_two_layers(W1, b1, W2, b2, X, T, 20) == pytest.approx(losses, rel=1e-12)
    np.testing.assert_allclose(W1, weights[0], rtol=1e-12)


def test_the_picture_makes_rprop_minus_of_irprop_minus(reference: ModuleType) -> None:
    """Asking a weight that stood still a second time gives Rprop-: 0.9, 0.95, 1.01 instead of 0.9, 0.9, 0.95."""
    w = np.ones(1)
    optimizer = reference.RpropMinus([w])
    path = []
    for g in (2.0, -1.0, -1.0, 0.0):
        optimizer.step([np.array([g])])
        path.append(float(w[0]))
    assert path == pytest.approx([0.9, 0.95, 1.01, 1.01])
