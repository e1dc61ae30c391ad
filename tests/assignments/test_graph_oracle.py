"""What the checks of 09_graph compare with, and the numbers of its statement, against autograd."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from benchmarks import staff

FOLDER = Path(__file__).parents[2] / "solutions" / "09_graph"
L = math.log(3)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return staff.load(FOLDER / "graph.py")


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return staff.load(FOLDER / "test_graph.py")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return staff.load(FOLDER / "test_graph_hidden.py")


def leaf(number: float) -> torch.Tensor:
    return torch.tensor(number, dtype=torch.float64, requires_grad=True)


def neurons_by_autograd(x: float, y: float, *weights: float) -> tuple[list[float], list[float]]:
    """Both outputs, and the gradient of E."""
    w1, b1, w2, b2 = leaves = [leaf(w) for w in weights]
    a1 = torch.sigmoid(w1 * x + b1)
    a2 = torch.sigmoid(w2 * a1 + b2)
    gradient = torch.autograd.grad((a2 - y) ** 2 / 2, leaves)
    return [a1.item(), a2.item()], [g.item() for g in gradient]


def step_by_autograd(
    weights: Sequence[Any], biases: Sequence[Any], x: list[float], t: list[float], eta: float
) -> tuple[list[Any], list[Any]]:
    W = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in weights]
    b = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in biases]
    a = torch.tensor(x, dtype=torch.float64)
    for w, v in zip(W, b, strict=True):
        a = torch.sigmoid(w @ a + v)
    error = 0.5 * (a - torch.tensor(t, dtype=torch.float64)).square().sum()
    gradients = torch.autograd.grad(error, [*W, *b])
    moved = [(p - eta * g).tolist() for p, g in zip([*W, *b], gradients, strict=True)]
    return moved[: len(W)], moved[len(W) :]


def flat(nested: Any) -> np.ndarray:
    """All numbers of nested lists."""
    if isinstance(nested, list | tuple):
        return np.concatenate([flat(part) for part in nested])
    return np.array([nested], dtype=np.float64)


def test_two_neurons_equal_autograd(reference: ModuleType, hidden: ModuleType) -> None:
    for case in hidden.random_neurons(1, 50):
        outputs, gradient = neurons_by_autograd(*case)
        x, _, *weights = case
        for module_outputs, module_gradient in (
            (reference.two_neurons, reference.two_neurons_gradient),
            (hidden.outputs_of, hidden.gradient_of),
        ):
            np.testing.assert_allclose(module_outputs(x, *weights), outputs, rtol=1e-14)
            np.testing.assert_allclose(module_gradient(*case), gradient, rtol=1e-12)


def test_hand_example_of_two_neurons() -> None:
    """Outputs 3/4 and 3/4, and four different fractions."""
    outputs, gradient = neurons_by_autograd(2, 1 / 4, L, -L, 8, L - 6)
    np.testing.assert_allclose(outputs, [3 / 4, 3 / 4], rtol=1e-14)
    np.testing.assert_allclose(gradient, [9 / 32, 9 / 64, 9 / 128, 3 / 32], rtol=1e-13)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ((-1.0, 1.0, L, 0.0, -4.0, 1 + L), (-9 / 256, 9 / 256, -3 / 256, -3 / 64)),
        ((0.5, -999.25, 2 * L, -2 * L, 4.0, L - 1), (70.3125, 140.625, 46.875, 187.5)),
    ],
)
def test_other_gradients_by_hand(case: tuple[float, ...], expected: tuple[float, ...]) -> None:
    np.testing.assert_allclose(neurons_by_autograd(*case)[1], expected, rtol=1e-12)


@pytest.mark.parametrize(("y", "rejected"), [(0.25, False), (-999.25, True)])
def test_far_target_tells_difference_quotients(reference: ModuleType, y: float, rejected: bool) -> None:
    """Near the target central differences agree to some 1e-9, far from it they are off by more than a check allows."""
    x, weights = 0.5, [2 * L, -2 * L, 4.0, L - 1]
    exact = reference.two_neurons_gradient(x, y, *weights)
    found = []
    for i in range(4):
        moved = [[w + h * (j == i) for j, w in enumerate(weights)] for h in (1e-5, -1e-5)]
        above, below = ((reference.two_neurons(x, *w)[1] - y) ** 2 / 2 for w in moved)
        found.append((above - below) / 2e-5)
    worst = max(abs(f - e) / (1e-12 + 1e-9 * abs(e)) for f, e in zip(found, exact, strict=True))
    assert (worst > 3) == rejected


def graph_by_autograd(hidden: ModuleType, leaves: list[float], steps: Sequence[Any]) -> list[torch.Tensor]:
    """The nodes of a random graph as tensors."""
    nodes = [leaf(number) for number in leaves]
    for step in steps:
        operands = [nodes[o] if isinstance(o, int) else o for o in step.operands]
        if step.name in ("add", "sub", "mul", "truediv", "pow", "neg"):
            nodes.append(getattr(torch.Tensor, f"__{step.name}__")(*_tensors(operands)))
        else:
            nodes.append(getattr(torch, step.name)(*operands))
    return nodes


def _tensors(operands: list[Any]) -> list[Any]:
    return [o if isinstance(o, torch.Tensor) else torch.tensor(o, dtype=torch.float64) for o in operands]


def graph_of_reference(reference: ModuleType, leaves: list[float], steps: Sequence[Any]) -> list[Any]:
    import operator

    nodes = [reference.Value(number) for number in leaves]
    for step in steps:
        operands = [nodes[o] if isinstance(o, int) else o for o in step.operands]
        function = getattr(operator, step.name, None)
        nodes.append(function(*operands) if function else getattr(operands[0], step.name)())
    return nodes


def test_random_graphs_equal_autograd(reference: ModuleType, hidden: ModuleType) -> None:
    """Values and derivatives at every node, for the three graphs of the check and fifty more."""
    for seed in (10, 17, 41, *range(100, 150)):
        leaves, steps = hidden.random_graph(seed)
        tensors, data = graph_by_autograd(hidden, leaves, steps), hidden.values_of(leaves, steps)
        np.testing.assert_allclose([t.item() for t in tensors], data, rtol=1e-12)
        out = len(data) - 1
        found = hidden.gradients_of(leaves, steps, out)
        assert set(found) == set(range(len(data)))  # the last node depends on all others
        exact = torch.autograd.grad(tensors[out], tensors[:-1])
        np.testing.assert_allclose([found[i] for i in range(out)], [g.item() for g in exact], rtol=1e-10, atol=1e-12)
        nodes = graph_of_reference(reference, leaves, steps)
        for _ in range(2):
            nodes[out].backward()
            np.testing.assert_allclose([n.data for n in nodes], data, rtol=1e-12)
            np.testing.assert_allclose(
                [n.grad for n in nodes], [found[i] for i in range(out + 1)], rtol=1e-10, atol=1e-12
            )


def test_random_graphs_of_the_check_hold_every_case(hidden: ModuleType) -> None:
    """Every operation with nodes and numbers on either side, every exponent, a negative base, a node used twice at once."""
    seen: set[object] = set()
    for seed in (10, 17, 41):
        leaves, steps = hidden.random_graph(seed)
        data = hidden.values_of(leaves, steps)
        for step in steps:
            seen.add((step.name, *(isinstance(operand, int) for operand in step.operands)))
            if step.name == "pow":
                seen |= {("exponent", step.operands[1]), ("negative base", hidden.inputs(step, data)[0] < 0)}
            elif len(step.operands) == 2:
                seen.add(("the same node twice", step.operands[0] == step.operands[1]))
    for name in ("add", "sub", "mul", "truediv"):
        assert {(name, True, True), (name, True, False), (name, False, True)} <= seen
    assert {(name, True) for name in ("neg", "exp", "log", "tanh", "sigmoid")} <= seen
    assert {("exponent", n) for n in (-2.0, -1.0, 0.5, 2.0, 3.0)} <= seen
    assert {("negative base", True), ("the same node twice", True)} <= seen


def test_diamond_of_the_statement(reference: ModuleType) -> None:
    """18 in the right order, 12 when b hands on before the contribution of c has arrived."""
    a = leaf(1.5)
    b = 2 * a
    c = b + a
    exact = torch.autograd.grad(b * c, [c, b, a])
    assert [g.item() for g in exact] == [3.0, 7.5, 18.0]
    node = reference.Value(1.5)
    twice = 2 * node
    (twice * (twice + node)).backward()
    assert node.grad == 18.0
    assert 2 * 4.5 + 3 == 12


def test_learning_oracle_equals_autograd(hidden: ModuleType) -> None:
    points, eta = ((0.5, -0.25), (-1.5, 0.75)), 0.25
    w, b = 0.75, -0.5
    for error, w_before, b_before in hidden.descent(w, b, points, eta, 4):
        np.testing.assert_allclose([w_before, b_before], [w, b], rtol=1e-13)
        leaves = [leaf(w), leaf(b)]
        loss = sum((torch.tanh(leaves[0] * x + leaves[1]) - y) ** 2 for x, y in points)
        assert isinstance(loss, torch.Tensor)
        assert error == pytest.approx(loss.item(), rel=1e-13)
        gradient = torch.autograd.grad(loss, leaves)
        w, b = w - eta * gradient[0].item(), b - eta * gradient[1].item()


def test_steps_equal_autograd(reference: ModuleType, hidden: ModuleType) -> None:
    rng = np.random.default_rng(3)
    for sizes in ((1, 1), (3, 2), (5, 8, 1), (2, 3, 4, 2), (3, 2, 4, 2, 3)):
        weights, biases = hidden.random_network(rng, sizes)
        x, t = rng.normal(size=sizes[0]).tolist(), rng.uniform(size=sizes[-1]).tolist()
        exact = flat(step_by_autograd(weights, biases, x, t, 3.0))
        for module_step in (reference.net_step, hidden.step_of):
            np.testing.assert_allclose(flat(module_step(weights, biases, x, t, 3.0)), exact, rtol=1e-12, atol=1e-14)


def test_hand_examples_of_the_step(public: ModuleType) -> None:
    weights, biases, x = public.HAND_WEIGHTS, public.HAND_BIASES, [1.0, 2.0]
    two = [[[L - 9 / 8, -9 / 4], [L + 9 / 4, 9 / 2 - L]], [[23 / 8, -67 / 8]]], [[-9 / 8, 9 / 4], [L - 5 / 2]]
    one = [[[L - 4.5, -9.0], [L + 4.5, 9 - L]]], [[-4.5, 4.5]]
    far = [[[L - 187.640625, -375.28125], [L + 187.453125, 374.90625 - L]]], [[-187.640625, 187.453125]]
    for layers, t, eta, expected in ((2, [0.25], 16, two), (1, [0.0, 1.0], 32, one), (1, [-1000.0, 1000.0], 1, far)):
        moved = step_by_autograd(weights[:layers], biases[:layers], x, t, eta)
        np.testing.assert_allclose(flat(moved), flat(expected), rtol=1e-12, atol=1e-14)


def test_numbers_of_parameters(reference: ModuleType) -> None:
    for sizes, expected in (([5, 8, 1], 57), ([4, 7, 4, 3], 82), ([784, 100, 10], 79510), ([3, 2], 8)):
        layers = [torch.nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
        assert sum(p.numel() for layer in layers for p in layer.parameters()) == expected
        assert reference.parameter_count(sizes) == expected


def test_number_on_the_slide() -> None:
    assert Fraction("0.2") ** 2 / 2 == Fraction("0.02")
    assert Fraction("0.2") * Fraction("0.65") * Fraction("0.35") == Fraction("0.0455")


def test_last_layer_first_hardly_shows_while_learning(reference: ModuleType) -> None:
    """The statement's sentence: 200 random weather nets, eta = 1/2 (largest .00079, median .000083)."""
    mistaken = dict(vars(reference))
    exec((FOLDER / "wrong" / "last_layer_first.py").read_text(encoding="utf-8"), mistaken)
    moved = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        weights = [rng.uniform(-1, 1, (8, 5)).tolist(), rng.uniform(-1, 1, (1, 8)).tolist()]
        biases = [rng.uniform(-1, 1, 8).tolist(), rng.uniform(-1, 1, 1).tolist()]
        pattern = rng.uniform(0, 1, 5).tolist(), [float(rng.uniform())], 0.5
        right, wrong = reference.net_step(weights, biases, *pattern), mistaken["net_step"](weights, biases, *pattern)
        moved.append(float(np.abs(flat(right) - flat(wrong)).max()))
    assert max(moved) < 1e-3
    assert statistics.median(moved) < 1e-4


def test_closed_forms_of_the_chains_equal_autograd(reference: ModuleType) -> None:
    """The product of the statement, and the chain of the hidden check with a tenth of its length."""
    v = leaf(1.0001)
    product = v**10_000
    (slope,) = torch.autograd.grad(product, v)
    assert product.item() == pytest.approx(1.0001**10_000, rel=1e-10)
    assert slope.item() == pytest.approx(10_000 * 1.0001**9_999, rel=1e-10)
    assert round(1.0001**10_000, 3) == 2.718
    assert round(10_000 * 1.0001**9_999) == 27_179
    n, factors = 500, (1.25, 0.8, 1.0002, 0.9999)
    far, along = leaf(0.75), leaf(0.0001)
    y: torch.Tensor = far
    for _ in range(n):
        y = y - along
    for i in range(n):
        y = y * factors[i % 4]
    y = torch.tanh(y)
    whole = math.prod(factors) ** (n // 4)
    expected = whole / math.cosh(whole * (0.75 - n * 0.0001)) ** 2
    gradient = torch.autograd.grad(y, [far, along])
    assert [g.item() for g in gradient] == pytest.approx([expected, -n * expected], rel=1e-10)


def test_picture_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """In both languages, with the fractions of the statement in it."""
    import runpy

    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    for language, title in (("de", "Zwei Neuronen"), ("en", "Two neurons")):
        shown: list[Any] = []
        monkeypatch.setenv("GRADER_LANGUAGE", language)
        monkeypatch.setattr(plt, "show", lambda shown=shown: shown.append(plt.gcf()))
        runpy.run_path(str(FOLDER / "graph.py"), run_name="__main__")
        texts = [text.get_text() for axes in shown[0].axes for text in (*axes.texts, axes.title)]
        assert any(text.startswith(title) for text in texts)
        assert {"9/32", "9/64", "9/128", "3/32", "18", "12"} <= set(texts)
        plt.close("all")
