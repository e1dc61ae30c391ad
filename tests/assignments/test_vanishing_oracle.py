"""What the checks of 18_vanishing compare with is what torch and scipy compute; the numbers of its statement hold."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy import special  # type: ignore[import-untyped]

from benchmarks import staff

STAFF_FOLDER = Path(__file__).parents[2] / "solutions" / "18_vanishing"
RIGHT = sorted((STAFF_FOLDER / "right").glob("*.py"))
NAMES = ("sigmoid", "tanh", "relu", "softplus", "linear")
Array = NDArray[Any]


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return staff.load(STAFF_FOLDER / "test_vanishing.py")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return staff.load(STAFF_FOLDER / "test_vanishing_hidden.py")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return staff.load(STAFF_FOLDER / "vanishing.py")


def _in_torch(z: torch.Tensor, name: str) -> torch.Tensor:
    if name == "linear":
        return z * 1.0
    found: torch.Tensor = getattr(torch.nn.functional, name)(z)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_activations_equal_torch(hidden: ModuleType, reference: ModuleType, name: str) -> None:
    """Values and slopes for every shape, at 0 and far out; torch's softplus is linear beyond a threshold of 20."""
    rng = np.random.default_rng(0)
    far = np.array([-1e4, -800.0, -40.0, 0.0, 40.0, 800.0, 1e4])
    for z in (*(np.asarray(rng.normal(scale=3, size=shape)) for shape in hidden.SHAPES), far):
        leaf = torch.tensor(z, requires_grad=True)
        value = _in_torch(leaf, name)
        (slope,) = torch.autograd.grad(value.sum(), leaf)
        for module, pair in ((hidden, ("value", "slope")), (reference, ("activation", "derivative"))):
            np.testing.assert_allclose(getattr(module, pair[0])(z, name), value.detach().numpy(), 1e-9, 1e-12)
            np.testing.assert_allclose(getattr(module, pair[1])(z, name), slope.numpy(), 1e-9, 1e-12)


def test_hand_examples_of_the_activations(public: ModuleType, hidden: ModuleType) -> None:
    for name in NAMES:
        np.testing.assert_allclose(public.VALUES[name], hidden.value(public.PLACES, name), 1e-14, 1e-15)
        np.testing.assert_allclose(public.SLOPES[name], hidden.slope(public.PLACES, name), 1e-14, 1e-15)


def test_softmax_equals_scipy(hidden: ModuleType, reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    for shape in ((1,), (6,), (3, 4), (2, 3, 4)):
        z = 100 * rng.normal(size=shape)
        expected = special.log_softmax(z, axis=-1)
        np.testing.assert_allclose(hidden.log_of_softmax(z), expected, 1e-13, 1e-13)
        np.testing.assert_allclose(reference.log_softmax(z), expected, 1e-13, 1e-13)
        np.testing.assert_allclose(reference.softmax(z), special.softmax(z, axis=-1), 1e-12, 1e-300)


@pytest.mark.parametrize("length", [1, 2, 3, 5, 7])
def test_chain_equals_autograd(hidden: ModuleType, reference: ModuleType, length: int) -> None:
    rng = np.random.default_rng(length)
    w, b, x = rng.normal(scale=2, size=length), rng.normal(size=length), 0.75
    biases = torch.tensor(b, requires_grad=True)
    a = torch.tensor(x, dtype=torch.float64)
    for layer in range(length):
        a = torch.sigmoid(w[layer] * a + biases[layer])
    (expected,) = torch.autograd.grad(-0.6 * a, biases)
    z, outputs = hidden.forward(w, b, x)
    assert outputs[-1] == pytest.approx(a.item(), rel=1e-14)
    np.testing.assert_allclose(reference.chain_gradient(w, z, -0.6), expected.numpy(), 1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_norms_equal_autograd(hidden: ModuleType, reference: ModuleType, name: str) -> None:
    for sizes, seed in (((3, 4, 2, 5), 0), ((2, 3), 1), ((4, 3, 6, 2, 4, 3), 2)):
        weights, biases = hidden.layers(sizes, seed)
        rng = np.random.default_rng(seed)
        x, arriving = rng.normal(size=sizes[0]), rng.normal(size=sizes[-1])
        leaves = [torch.tensor(b, requires_grad=True) for b in biases]
        a = torch.tensor(x)
        for W, b in zip(weights, leaves, strict=True):
            a = _in_torch(torch.tensor(W) @ a + b, name)
        gradients = torch.autograd.grad((a * torch.tensor(arriving)).sum(), leaves)
        expected = [gradient.norm().item() for gradient in gradients]
        for norms in (hidden.norms, reference.gradient_norms):
            np.testing.assert_allclose(norms(weights, biases, x, name, arriving), expected, 1e-11, 1e-15)


def test_collapsed_layers_compute_the_same(hidden: ModuleType, reference: ModuleType) -> None:
    weights, biases = hidden.layers((3, 5, 2, 4), 0)
    W, b = reference.collapse(weights, biases)
    for x in np.random.default_rng(0).normal(size=(5, 3)):
        through = x
        for matrix, bias in zip(weights, biases, strict=True):
            through = matrix @ through + bias
        np.testing.assert_allclose(W @ x + b, through, 1e-12, 1e-13)


def test_numbers_of_the_statement(public: ModuleType, hidden: ModuleType, reference: ModuleType) -> None:
    np.testing.assert_allclose(hidden.forward(public.W, public.B, 0.0), (public.Z, public.A), 1e-14, 1e-14)
    expected = [-9 / 64, -9 / 32, 3 / 8, 3 / 16]
    np.testing.assert_allclose(reference.chain_gradient(public.W, public.Z, 1.0), expected, 1e-14)
    exploding = reference.chain_gradient(np.full(4, 100.0), np.zeros(4), 1.0)
    np.testing.assert_allclose(exploding, [3906.25, 156.25, 6.25, 0.25], 1e-15)
    large = reference.log_softmax(np.array([1000.0, 1000.0 + math.log(3)]))
    np.testing.assert_allclose(large, [-1.386294, -0.287682], atol=5e-7)


def test_table_of_the_statement() -> None:
    """Powers of ten of 4000 chains are within 0.4 of those of 40 000 that it prints."""
    from benchmarks.seeds_vanishing import LENGTHS, powers_of_ten

    text = (STAFF_FOLDER / "statement.en.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith(("| uniform in", "| normal, standard"))]
    printed = [[float(cell.replace("−", "-")) for cell in row.split("|")[2:-1]] for row in rows]
    found = powers_of_ten(chains=4000, seed=1)
    assert np.shape(printed) == (len(found), len(LENGTHS))
    np.testing.assert_allclose(list(found.values()), printed, atol=0.4)
    assert all(small > large for small, large in itertools.pairwise(found["normal, 4"]))


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_right_programs_agree_with_the_reference(hidden: ModuleType, reference: ModuleType, path: Path) -> None:
    """Once more and without a sandbox, on a longer chain and a deeper network than the checks have."""
    module = staff.load(path)
    rng = np.random.default_rng(3)
    w, b = rng.normal(size=(2, 20))
    z, _ = reference.chain_forward(w, b, 0.5)
    np.testing.assert_allclose(module.chain_forward(w, b, 0.5)[0], z, 1e-10, 1e-13)
    np.testing.assert_allclose(module.chain_gradient(w, z, 1.0), reference.chain_gradient(w, z, 1.0), 1e-8)
    weights, biases = hidden.layers((4,) * 9 + (3,), 4)
    arguments = weights, biases, rng.normal(size=4), "tanh", rng.normal(size=3)
    np.testing.assert_allclose(module.gradient_norms(*arguments), reference.gradient_norms(*arguments), 1e-9)
