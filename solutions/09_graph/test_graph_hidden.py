"""Hidden checks of 09_graph: random neurons, graphs and networks, and more chains.

The oracles here are tested against torch in ``tests/assignments/test_graph_oracle.py``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from grader.testing import RemoteObject, Student, Text, expect, expect_close

Numbers = tuple[float, ...]


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def random_neurons(seed: int, count: int) -> list[Numbers]:
    """x, y, w1, b1, w2, b2, none of them near zero."""
    rng = np.random.default_rng(seed)
    signs, sizes = rng.choice([-1.0, 1.0], (count, 6)), rng.uniform(0.25, 1.75, (count, 6))
    return [tuple(row) for row in (signs * sizes).tolist()]


def outputs_of(x: float, w1: float, b1: float, w2: float, b2: float) -> tuple[float, float]:
    a1 = sigmoid(w1 * x + b1)
    return a1, sigmoid(w2 * a1 + b2)


def gradient_of(x: float, y: float, w1: float, b1: float, w2: float, b2: float) -> Numbers:
    """By the chain rule, factor by factor."""
    a1, a2 = outputs_of(x, w1, b1, w2, b2)
    back = (a2 - y) * (a2 - a2 * a2)
    return back * w2 * (a1 - a1 * a1) * x, back * w2 * (a1 - a1 * a1), back * a1, back


@pytest.mark.task(1, points=0.5)
def test_many_neurons(student: Student) -> None:
    """de: Die Ausgaben stimmen für viele Gewichte, auch abwechselnd und wiederholt aufgerufen.
    en: The outputs are right for many weights, also when called in turn and again.
    why de: Eine Funktion, die sich etwas merkt, gibt beim zweiten Netz die Antwort des ersten.
    why en: A function that remembers something gives the first network's answer for the second.
    formula: a₁ = σ(w₁x + b₁), a₂ = σ(w₂a₁ + b₂)
    source de: Baumann, Folie „minimales Netz“
    source en: Baumann, slide “minimales Netz”"""
    # Signs are mixed, no number is near 0 or equal to another: every swap and every part left out changes the answer.
    cases = [(x, *rest) for x, _, *rest in random_neurons(91, 5)]
    cases.append(cases[0])
    answers = [student.two_neurons(*case) for case in cases]
    for case, answer in zip(cases, answers, strict=True):
        expect_close(answer, outputs_of(*case))


@pytest.mark.task(1, points=0.5)
def test_many_gradients(student: Student) -> None:
    """de: Die Ableitungen stimmen für viele Gewichte auf neun Stellen.
    en: The derivatives are right to nine digits for many weights.
    why de: Ein Gradient, der nur bei einfachen Zahlen stimmt, führt beim Lernen in die falsche Richtung.
    why en: A gradient that is right for simple numbers only leads the wrong way while learning.
    formula: δ₂ = (a₂ − y) a₂(1 − a₂), δ₁ = δ₂ w₂ a₁(1 − a₁)
    source de: Baumann, Folie „minimales Netz“; Rumelhart, Hinton und Williams 1986
    source en: Baumann, slide “minimales Netz”; Rumelhart, Hinton and Williams 1986"""
    cases = random_neurons(92, 5)
    cases.append(cases[1])
    answers = [student.two_neurons_gradient(*case) for case in cases]
    for case, answer in zip(cases, answers, strict=True):
        expect_close(answer, gradient_of(*case))


class Step(NamedTuple):
    """One operation of a graph. An int as operand is the number of a node, a float is a plain number."""

    name: str
    operands: tuple[int | float, ...]


Operation = tuple[Callable[..., float], Callable[..., Numbers]]
OPERATIONS: dict[str, Operation] = {
    "add": (lambda x, y: x + y, lambda x, y: (1.0, 1.0)),
    "sub": (lambda x, y: x - y, lambda x, y: (1.0, -1.0)),
    "mul": (lambda x, y: x * y, lambda x, y: (y, x)),
    "truediv": (lambda x, y: x / y, lambda x, y: (1 / y, -x / y / y)),
    "pow": (lambda x, n: x**n, lambda x, n: (n * x ** (n - 1), 0.0)),
    "neg": (lambda x: -x, lambda x: (-1.0,)),
    "exp": (math.exp, lambda x: (math.exp(x),)),
    "log": (math.log, lambda x: (1 / x,)),
    "tanh": (math.tanh, lambda x: (1 / math.cosh(x) ** 2,)),
    "sigmoid": (sigmoid, lambda x: (sigmoid(x) * sigmoid(-x),)),
}
"""What each computes, and its derivatives with respect to its operands."""


def inputs(step: Step, data: Sequence[float]) -> list[float]:
    """The numbers an operation computes with."""
    return [data[operand] if isinstance(operand, int) else operand for operand in step.operands]


def random_graph(seed: int, leaves: int = 4, size: int = 25) -> tuple[list[float], list[Step]]:
    """Leaves and steps; all values lie between 1/4 and 3 in size, and the last node depends on all others."""
    rng = np.random.default_rng(seed)
    data: list[float] = [*rng.uniform(-1.75, 1.75, leaves - 2).tolist(), 1.25, 1.25]  # two leaves with equal numbers
    steps: list[Step] = []
    names = list(OPERATIONS)
    while len(steps) < size:
        name = names[int(rng.integers(len(names)))]
        step = Step(name, _operands(name, rng, len(data)))
        numbers = inputs(step, data)
        if name == "log" and numbers[0] <= 0 or name == "pow" and numbers[0] < 0 and numbers[1] % 1:
            continue
        value = OPERATIONS[name][0](*numbers)
        if 0.25 < abs(value) < 3:
            data.append(value)
            steps.append(step)
    used = {operand for step in steps for operand in step.operands if isinstance(operand, int)}
    for node in sorted(set(range(len(data) - 1)) - used):
        steps.append(Step("add", (node, leaves + len(steps) - 1)))
    return data[:leaves], steps


def _operands(name: str, rng: np.random.Generator, nodes: int) -> tuple[int | float, ...]:
    """Nodes, the younger ones more often; now and then a plain number on one side."""
    one, other = (int(nodes * math.sqrt(rng.random())) for _ in range(2))
    if name == "pow":
        return one, float(rng.choice([-2.0, -1.0, 0.5, 2.0, 3.0]))
    if name in ("neg", "exp", "log", "tanh", "sigmoid"):
        return (one,)
    number = float(rng.uniform(0.5, 2.0))
    return ((one, other), (one, other), (one, number), (number, one))[int(rng.integers(4))]


def values_of(leaves: Sequence[float], steps: Sequence[Step]) -> list[float]:
    """The number of every node, leaves first."""
    data = list(leaves)
    for step in steps:
        data.append(OPERATIONS[step.name][0](*inputs(step, data)))
    return data


def gradients_of(leaves: Sequence[float], steps: Sequence[Step], out: int) -> dict[int, float]:
    """d out / d node of every node that `out` depends on; nodes were made in an order, and it is gone back."""
    data = values_of(leaves, steps)
    found = {out: 1.0}
    for node in range(out, len(leaves) - 1, -1):
        step = steps[node - len(leaves)]
        if node not in found:
            continue
        for operand, slope in zip(step.operands, OPERATIONS[step.name][1](*inputs(step, data)), strict=True):
            if isinstance(operand, int):
                found[operand] = found.get(operand, 0.0) + found[node] * slope
    return found


def nodes_there(student: Student, leaves: Sequence[float], steps: Sequence[Step]) -> list[Any]:
    """The same graph made of the submission's nodes."""
    operator = student.library("operator")
    functions = {name: getattr(operator, name) for name in ("add", "sub", "mul", "truediv", "pow", "neg")}
    nodes = [student.Value(leaf) for leaf in leaves]
    for step in steps:
        operands = [nodes[operand] if isinstance(operand, int) else operand for operand in step.operands]
        made = functions[step.name](*operands) if step.name in functions else getattr(operands[0], step.name)()
        expect(
            isinstance(made, RemoteObject),
            de=f"{step.name} soll einen Value ergeben; bekommen {type(made).__name__}.",
            en=f"{step.name} is to give a Value; got {type(made).__name__}.",
        )
        nodes.append(made)
    return nodes


@pytest.mark.task(2, points=1, after=())
def test_random_graphs(student: Student) -> None:
    """de: Werte und Ableitungen stimmen in zufälligen Graphen, an jedem Knoten, von der Ausgabe und von der Mitte aus.
    en: Values and derivatives are right in random graphs, at every node, from the output and from the middle.
    why de: Echte Netze verzweigen sich und laufen wieder zusammen; dort zeigt sich, ob die Reihenfolge stimmt.
    why en: Real networks branch and join again; there it shows whether the order is right.
    formula: ∂y/∂u = Σ ∂y/∂v · ∂v/∂u
    source de: Baumann, Folie „Berechnungsgraph“; Linnainmaa 1976
    source en: Baumann, slide “Berechnungsgraph”; Linnainmaa 1976"""
    # Every operation, numbers on both sides, nodes used several times, equal leaves; a node may be used before and
    # after another one was computed from it, which tells the right order from all that only resemble it.
    builtins = student.library("builtins")
    look = student.library("operator").attrgetter("data", "grad")
    for seed in (10, 17, 41):
        leaves, steps = random_graph(seed)
        nodes, data = nodes_there(student, leaves, steps), values_of(leaves, steps)
        for out in (len(nodes) - 1, len(nodes) - 6, len(nodes) - 1):
            getattr(student, "Value.backward")(nodes[out])
            seen = builtins.list(builtins.map(look, nodes))
            grads = gradients_of(leaves, steps, out)
            student.part(de="die Werte der Knoten", en="the values of the nodes")
            expect_close([pair[0] for pair in seen], data)
            student.part(de="die Ableitungen der Knoten", en="the derivatives of the nodes")
            expect_close([seen[node][1] for node in grads], list(grads.values()), rtol=1e-8)


@pytest.mark.task(2, points=0.5, after=())
def test_many_paths(student: Student) -> None:
    """de: Ein Knoten, der oft gebraucht wird, kostet keine Zeit: Auch bei 2⁵⁰ Wegen ist backward sofort fertig.
    en: A node that is used often costs no time: even with 2⁵⁰ paths backward is done at once.
    why de: Nur weil jeder Knoten ein einziges Mal an die Reihe kommt, sind Netze mit Milliarden Wegen trainierbar.
    why en: Only because every node has its turn just once, networks with billions of paths can be trained.
    formula: y = 2⁵⁰ v
    source de: Rumelhart, Hinton und Williams 1986; Baydin u. a. 2018
    source en: Rumelhart, Hinton and Williams 1986; Baydin et al. 2018"""
    # 51 nodes, 2^50 paths: right answers that take a step per path never arrive.
    add = student.library("operator").add
    nodes = [student.Value(0.75)]
    for _ in range(50):
        nodes.append(add(nodes[-1], nodes[-1]))
    getattr(student, "Value.backward")(nodes[-1])
    student.part(de="Werte und Ableitungen bei sehr vielen Wegen", en="values and derivatives with very many paths")
    expect_close([nodes[-1].data, nodes[0].grad, nodes[25].grad], [0.75 * 2.0**50, 2.0**50, 2.0**25])


def descent(w: float, b: float, points: Sequence[tuple[float, float]], eta: float, steps: int) -> list[Numbers]:
    """E, w and b before each step of gradient descent on E = sum (tanh(w x + b) - y)^2 over the points."""
    course = []
    for _ in range(steps):
        outputs = [math.tanh(w * x + b) for x, _ in points]
        course.append((sum((o - y) ** 2 for o, (_, y) in zip(outputs, points, strict=True)), w, b))
        deltas = [2 * (o - y) * (1 - o * o) for o, (_, y) in zip(outputs, points, strict=True)]
        w -= eta * sum(d * x for d, (x, _) in zip(deltas, points, strict=True))
        b -= eta * sum(deltas)
    return course


@pytest.mark.task(2, points=0.5, after=())
def test_learning_with_the_graph(student: Student) -> None:
    """de: Mit dem Graphen lässt sich lernen: immer neue Graphen über denselben Gewichten, deren data sich ändert.
    en: One can learn with the graph: graph after graph over the same weights, whose data change.
    why de: Dafür ist das Ganze da: rechnen, ableiten, einen Schritt gehen, von vorn.
    why en: That is what it is all for: compute, differentiate, take a step, start again.
    formula: w ← w − η ∂E/∂w
    source de: Baumann, Folie „Berechnungsgraph“
    source en: Baumann, slide “Berechnungsgraph”"""
    # The leaves stay the same objects in all graphs: whoever never clears them adds up the gradients of all steps.
    points, eta = ((0.5, -0.25), (-1.5, 0.75)), 0.25
    operator, setattr_there = student.library("operator"), student.library("builtins").setattr
    add, sub, mul, power = operator.add, operator.sub, operator.mul, operator.pow
    w, b = student.Value(0.75), student.Value(-0.5)
    course = []
    for _ in range(4):
        terms = [power(sub(add(mul(w, x), b).tanh(), y), 2) for x, y in points]
        error = add(terms[0], terms[1])
        getattr(student, "Value.backward")(error)
        course.append((error.data, w.data, b.data))
        for leaf in (w, b):
            expect_plain_number(leaf.grad)
            setattr_there(leaf, "data", leaf.data - eta * leaf.grad)
    for got, expected in zip(course, descent(0.75, -0.5, points, eta, 4), strict=True):
        expect_close(got, expected)


def expect_plain_number(grad: object) -> None:
    """The check is about to compute with it."""
    expect(
        isinstance(grad, int | float | np.number),
        de=f"grad soll nach backward() eine Zahl sein; bekommen {type(grad).__name__}.",
        en=f"grad is to be a number after backward(); got {type(grad).__name__}.",
    )


Weights = list[list[list[float]]]
Biases = list[list[float]]


def random_network(rng: np.random.Generator, sizes: Sequence[int]) -> tuple[Weights, Biases]:
    weights = [rng.uniform(-2, 2, (above, below)).tolist() for below, above in zip(sizes, sizes[1:], strict=False)]
    return weights, [rng.uniform(-1, 1, size).tolist() for size in sizes[1:]]


def step_of(weights: Weights, biases: Biases, x: list[float], t: list[float], eta: float) -> tuple[Weights, Biases]:
    """One step, with matrices."""
    matrices, activations = [np.array(w) for w in weights], [np.array(x)]
    for W, b in zip(matrices, biases, strict=True):
        activations.append(1 / (1 + np.exp(-(W @ activations[-1] + np.array(b)))))
    back, moved = activations[-1] - np.array(t), []
    for W, b, below, above in zip(matrices[::-1], biases[::-1], activations[-2::-1], activations[::-1], strict=False):
        delta = back * above * (1 - above)
        moved.append(((W - eta * np.outer(delta, below)).tolist(), (np.array(b) - eta * delta).tolist()))
        back = W.T @ delta
    return [w for w, _ in moved[::-1]], [b for _, b in moved[::-1]]


@pytest.mark.task(3, points=1, after=())
def test_steps_of_many_networks(student: Student) -> None:
    """de: Der Lernschritt stimmt für Netze jeder Tiefe und Breite, auch zweimal hintereinander; auch das Wetternetz.
    en: The step is right for networks of any depth and width, also twice in a row; the weather net included.
    why de: Backpropagation hängt nicht davon ab, wie viele Schichten ein Netz hat.
    why en: Backpropagation does not depend on how many layers a network has.
    formula: δₗ = (Wₗ₊₁ᵀ δₗ₊₁) ⊙ aₗ ⊙ (1 − aₗ), Wₗ ← Wₗ − η δₗ aₗ₋₁ᵀ, bₗ ← bₗ − η δₗ
    source de: Schweitzer, Training von Neuronalen Netzen (CC BY 4.0)
    source en: Schweitzer, Training von Neuronalen Netzen (CC BY 4.0)"""
    # One to four layers, none square with its neighbours (a transposed matrix cannot pass), several outputs, and for
    # every network a second step from where the first ended, with another rate and another pattern.
    rng = np.random.default_rng(93)
    for sizes in ((3, 2), (1, 1), (5, 8, 1), (2, 3, 4, 2), (3, 2, 4, 2, 3)):
        weights, biases = random_network(rng, sizes)
        for eta in (0.5, 3.0):
            x, t = rng.normal(size=sizes[0]).tolist(), rng.uniform(size=sizes[-1]).tolist()
            student.part(
                de="Netze verschiedener Tiefe, jeweils zwei Schritte",
                en="networks of various depth, two steps each",
            )
            got = student.net_step(weights, biases, x, t, eta)
            expect(
                isinstance(got, list | tuple) and len(got) == 2,
                de="net_step soll zwei Listen zurückgeben.",
                en="net_step is to return two lists.",
            )
            weights, biases = step_of(weights, biases, x, t, eta)
            network = "-".join(map(str, sizes))
            where = Text(de=f"{network}, η = {eta}:", en=f"{network}, η = {eta}:")
            expect_close(got[0], weights, what=where)
            expect_close(got[1], biases, what=where)


@pytest.mark.task(4, points=1, bonus=True, after=2)
def test_long_chains(student: Student) -> None:
    """de: Auch andere lange Ketten stimmen, und backward darf mehrmals gerufen werden.
    en: Other long chains are right as well, and backward may be called several times.
    why de: Kein Knoten darf verloren gehen, nur weil er weit hinten liegt.
    why en: No node may get lost only because it is far back.
    formula: y = tanh(c₁ · … · cₙ · (v − n w))
    source de: Kahn 1962
    source en: Kahn 1962"""
    # Two leaves, one at the far end and one all along the way; plain numbers; a function at the end; called twice.
    n, v, w, factors = 2_500, 0.75, 0.0001, (1.25, 0.8, 1.0002, 0.9999)
    reduce, operator = student.library("functools").reduce, student.library("operator")
    itertools = student.library("itertools")
    far, along = student.Value(v), student.Value(w)
    differences = reduce(operator.sub, itertools.repeat(along, n), far)
    numbers = itertools.islice(itertools.cycle(list(factors)), n)
    y = reduce(operator.mul, numbers, differences).tanh()
    seen = []
    for _ in range(2):
        getattr(student, "Value.backward")(y)
        seen.append([y.data, far.grad, along.grad, differences.grad])
    product = math.prod(factors) ** (n // len(factors))
    slope = product / math.cosh(product * (v - n * w)) ** 2
    for numbers_seen in seen:
        expect_close(numbers_seen, [math.tanh(product * (v - n * w)), slope, -n * slope, slope])
