"""Public checks of 09_graph, with numbers for working out by hand: L = ln 3 gives sigmoid(L) = 3/4, sigmoid(-L) = 1/4.

The nodes live in the process of the submission. `Node` stands for one of them here: `x * y` below asks that process to
compute `x * y` with the submission's own class.
"""

from __future__ import annotations

import math
from typing import Any

import pytest

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal

L = math.log(3.0)
SIGNS = {"add": "+", "iadd": "+=", "sub": "-", "mul": "*", "truediv": "/", "neg": "-", "pow": "**"}


class Nodes:
    """Makes nodes: ``x = node(3.0)`` is ``x = Value(3.0)`` there."""

    def __init__(self, student: Student) -> None:
        self.student = student
        self._operator = student.library("operator")
        self._functions: dict[str, Any] = {}

    def __call__(self, data: float) -> Node:
        """``Value(data)``."""
        return Node(self, self.student.Value(data))

    def compute(self, name: str, *operands: Node | float) -> Node:
        """What an operator gives; at least one operand is a node."""
        if name not in self._functions:
            self._functions[name] = getattr(self._operator, name)
        there = self._functions[name](*(o.there if isinstance(o, Node) else o for o in operands))
        expect(
            isinstance(there, RemoteObject),
            de=f"Der Operator {SIGNS[name]} soll einen Value zurückgeben; bekommen {type(there).__name__}.",
            en=f"The operator {SIGNS[name]} is to return a Value; got {type(there).__name__}.",
        )
        return Node(self, there)


class Node:
    """One node of the submission."""

    def __init__(self, nodes: Nodes, there: RemoteObject) -> None:
        self.nodes, self.there = nodes, there

    def __add__(self, other: Node | float) -> Node:
        return self.nodes.compute("add", self, other)

    def __radd__(self, other: float) -> Node:
        return self.nodes.compute("add", other, self)

    def __iadd__(self, other: Node | float) -> Node:
        return self.nodes.compute("iadd", self, other)

    def __sub__(self, other: Node | float) -> Node:
        return self.nodes.compute("sub", self, other)

    def __rsub__(self, other: float) -> Node:
        return self.nodes.compute("sub", other, self)

    def __mul__(self, other: Node | float) -> Node:
        return self.nodes.compute("mul", self, other)

    def __rmul__(self, other: float) -> Node:
        return self.nodes.compute("mul", other, self)

    def __truediv__(self, other: Node | float) -> Node:
        return self.nodes.compute("truediv", self, other)

    def __rtruediv__(self, other: float) -> Node:
        return self.nodes.compute("truediv", other, self)

    def __neg__(self) -> Node:
        return self.nodes.compute("neg", self)

    def __pow__(self, exponent: float) -> Node:
        return self.nodes.compute("pow", self, exponent)

    def apply(self, function: str) -> Node:
        """``x.exp()`` and its like."""
        there = getattr(self.there, function)()
        expect(
            isinstance(there, RemoteObject),
            de=f"{function}() soll einen Value zurückgeben; bekommen {type(there).__name__}.",
            en=f"{function}() is to return a Value; got {type(there).__name__}.",
        )
        return Node(self.nodes, there)

    def backward(self) -> None:
        """Through the class, so that what is not allowed in this assignment is refused here as well."""
        getattr(self.nodes.student, "Value.backward")(self.there)

    @property
    def data(self) -> Any:
        return self.there.data

    @property
    def grad(self) -> Any:
        return self.there.grad


def expect_numbers(found: dict[str, object], expected: list[float]) -> None:
    """Each line of code gives its number."""
    for (code, got), number in zip(found.items(), expected, strict=True):
        expect_close(got, number, what=Text(de=f"{code} →", en=f"{code} →"))


# ---------------------------------------------------------------------------------------------------------- task 1


@pytest.mark.task(1, points=0.5)
def test_two_neurons_by_hand(student: Student) -> None:
    """de: Beide Ausgaben stimmen: a₁ = σ(w₁x + b₁), a₂ = σ(w₂a₁ + b₂).
    en: Both outputs are right: a₁ = σ(w₁x + b₁), a₂ = σ(w₂a₁ + b₂).
    why de: Der Vorwärtslauf legt die Zahlen bereit, die der Rückwärtslauf braucht.
    why en: The forward pass provides the numbers that the backward pass needs.
    formula: a₁ = σ(w₁x + b₁), a₂ = σ(w₂a₁ + b₂), σ(z) = 1 / (1 + e⁻ᶻ)
    source de: Baumann, Neuronale Netze und einige ihrer Anwendungen, Folie „minimales Netz“
    source en: Baumann, Neuronale Netze und einige ihrer Anwendungen, slide “minimales Netz”"""
    # The first case gives the same twice; the others tell outputs in the wrong order, "x into the second neuron", a
    # bias that is subtracted and another function than the sigmoid. The last two are the largest nets there may be.
    cases = {
        (2.0, L, -L, 8.0, L - 6): (3 / 4, 3 / 4),
        (0.5, 2 * L, -2 * L, 8.0, L - 2): (1 / 4, 3 / 4),
        (-1.0, L, 2 * L, -4.0, 3 - L): (3 / 4, 1 / 4),
    }
    large = {(250.0, 2.0, 0.0, -4.0, 4 + L): (1.0, 3 / 4), (1.0, 0.0, -500.0, 4.0, -500.0): (0.0, 0.0)}
    for some in (cases, large):
        outputs = [student.two_neurons(*case) for case in some]
        for pair, expected in zip(outputs, some.values(), strict=True):
            expect_close(pair, expected)


@pytest.mark.task(1, points=0.5)
def test_gradient_by_hand(student: Student) -> None:
    """de: Die vier Ableitungen des Fehlers stimmen, in der Reihenfolge w₁, b₁, w₂, b₂.
    en: The four derivatives of the error are right, in the order w₁, b₁, w₂, b₂.
    why de: Jede Ableitung ist ein Produkt entlang eines Weges: So will es die Kettenregel, so geht Backpropagation.
    why en: Every derivative is a product along a path: so says the chain rule, and so does backpropagation.
    formula: δ₂ = (a₂ − y) a₂(1 − a₂), δ₁ = δ₂ w₂ a₁(1 − a₁), ∂E/∂w₁ = δ₁x, ∂E/∂b₁ = δ₁, ∂E/∂w₂ = δ₂a₁, ∂E/∂b₂ = δ₂
    source de: Baumann, Folie „minimales Netz“; Rumelhart, Hinton und Williams 1986
    source en: Baumann, slide “minimales Netz”; Rumelhart, Hinton and Williams 1986"""
    # No output is 1/2 (there a² = a(1 - a)), all four numbers differ, x and w2 come with both signs. The far target
    # makes E large and differences of it inexact. In the last one the slopes of the neurons differ, 9/100 and 3/16: in
    # the others a₁(1 − a₁) and a₂(1 − a₂) are the same number.
    cases = {
        (2.0, 1 / 4, L, -L, 8.0, L - 6): (9 / 32, 9 / 64, 9 / 128, 3 / 32),
        (-1.0, 1.0, L, 0.0, -4.0, 1 + L): (-9 / 256, 9 / 256, -3 / 256, -3 / 64),
        (0.5, -999.25, 2 * L, -2 * L, 4.0, L - 1): (70.3125, 140.625, 46.875, 187.5),
        (4.0, 1 / 4, L / 4, L, -5.0, L + 4.5): (-27 / 160, -27 / 640, 27 / 320, 3 / 32),
    }
    gradients = [student.two_neurons_gradient(*case) for case in cases]
    for gradient, expected in zip(gradients, cases.values(), strict=True):
        expect_close(gradient, expected)


# ---------------------------------------------------------------------------------------------------------- task 2


@pytest.mark.task(2, points=0.5, after=())
def test_every_operation(student: Student) -> None:
    """de: Jede Rechenart ergibt einen neuen Knoten mit dem richtigen Wert; die Zahlen davor bleiben, wie sie sind.
    en: Every operation gives a new node with the right value; the numbers before it stay as they are.
    why de: Ein Graph, der sich verrechnet, kann auch nicht richtig ableiten.
    why en: A graph that computes wrong values cannot find right derivatives either.
    formula: x + y, x − y, x · y, x / y, −x, xⁿ, eˣ, ln x, tanh x, σ(x)
    source de: Baumann, Folie „Berechnungsgraph“
    source en: Baumann, slide “Berechnungsgraph”"""
    # Negative bases tell exp(n log x), the exponents -1 and 1/2 tell repeated multiplication; 7/4 tells // from /.
    node = Nodes(student)
    x, y, z = node(1.75), node(0.25), node(-2)
    total = x
    total += y
    found = {
        "Value(1.75).data": x.data,
        "Value(1.75).grad": x.grad,
        "(Value(1.75) + Value(0.25)).data": (x + y).data,
        "(Value(1.75) - Value(0.25)).data": (x - y).data,
        "(Value(1.75) * Value(0.25)).data": (x * y).data,
        "(Value(1.75) / Value(0.25)).data": (x / y).data,
        "(-Value(1.75)).data": (-x).data,
        "(Value(-2) / Value(1.75)).data": (z / x).data,
        "(Value(-2) ** 3).data": (z**3).data,
        "(Value(1.75) ** 2).data": (x**2).data,
        "(Value(0.25) ** -1).data": (y**-1).data,
        "(Value(0.25) ** 0.5).data": (y**0.5).data,
        "(Value(-2) ** -2).data": (z**-2).data,
        "Value(-2).exp().data": z.apply("exp").data,
        "Value(0.25).log().data": y.apply("log").data,
        "Value(-2).tanh().data": z.apply("tanh").data,
        "Value(1.75).sigmoid().data": x.apply("sigmoid").data,
        "x = Value(1.75); total = x; total += Value(0.25); total.data": total.data,
        "x = Value(1.75); total = x; total += Value(0.25); x.data": x.data,
    }
    powers = [-8.0, 3.0625, 4.0, 0.5, 0.25]
    functions = [math.exp(-2), math.log(0.25), math.tanh(-2), 1 / (1 + math.exp(-1.75))]
    expect_numbers(found, [1.75, 0.0, 2.0, 1.5, 0.4375, 7.0, -1.75, -8 / 7, *powers, *functions, 2.0, 1.75])


@pytest.mark.task(2, points=1, after=())
def test_derivative_of_every_operation(student: Student) -> None:
    """de: Jede Rechenart für sich hat die richtige Ableitung, nach beiden Seiten.
    en: Every operation on its own has the right derivative, to both sides.
    why de: Backpropagation setzt alles aus diesen kleinen Ableitungen zusammen; eine falsche verdirbt jede Rechnung.
    why en: Backpropagation puts everything together from these small derivatives; a wrong one spoils every computation.
    formula: (x·y)′ = (y, x), (x/y)′ = (1/y, −x/y²), (xⁿ)′ = n xⁿ⁻¹, (eˣ)′ = eˣ, (ln x)′ = 1/x, tanh′ = 1 − tanh²,
        σ′ = σ(1 − σ)
    source de: Baumann, Folie „Berechnungsgraph“
    source en: Baumann, slide “Berechnungsgraph”"""
    # 7/4 and -3/4: neither sum, product nor quotient of the two is one of them, and y² is not y. sigmoid(L) is not 1/2.
    node = Nodes(student)
    found: dict[str, object] = {}
    for sign, compute in {
        "+": lambda x, y: x + y,
        "-": lambda x, y: x - y,
        "*": lambda x, y: x * y,
        "/": lambda x, y: x / y,
    }.items():
        x, y = node(1.75), node(-0.75)
        z = compute(x, y)
        z.backward()
        code = f"x, y = Value(1.75), Value(-0.75); z = x {sign} y; z.backward();"
        found |= {f"{code} {name}.grad": n.grad for name, n in (("x", x), ("y", y), ("z", z))}
    for base, exponent in ((-0.75, 2), (-0.75, 3), (-0.75, -1), (1.75, -2), (0.25, 0.5), (0.0, 2)):
        x = node(base)
        (x**exponent).backward()
        found[f"x = Value({base}); (x ** {exponent}).backward(); x.grad"] = x.grad
    x = node(1.75)
    (-x).backward()
    found["x = Value(1.75); (-x).backward(); x.grad"] = x.grad
    for name, number in (("exp", -0.75), ("log", 0.25), ("tanh", -0.75), ("sigmoid", L)):
        x = node(number)
        x.apply(name).backward()
        found[f"x = Value({number:.8g}); x.{name}().backward(); x.grad"] = x.grad
    arithmetic = [1.0, 1.0, 1.0, 1.0, -1.0, 1.0, -0.75, 1.75, 1.0, -4 / 3, -28 / 9, 1.0]
    powers = [-1.5, 27 / 16, -16 / 9, -2 / 1.75**3, 1.0, 0.0]
    functions = [math.exp(-0.75), 4.0, 1 - math.tanh(0.75) ** 2, 3 / 16]
    expect_numbers(found, [*arithmetic, *powers, -1.0, *functions])


@pytest.mark.task(2, points=0.5, after=())
def test_numbers_on_either_side(student: Student) -> None:
    """de: Gewöhnliche Zahlen dürfen links und rechts stehen, und sum() funktioniert.
    en: Plain numbers may stand on the left and on the right, and sum() works.
    why de: In Formeln wie 1 / (1 + e⁻ˣ) stehen Zahlen links vom Knoten; − und / sind dort nicht vertauschbar.
    why en: In formulas such as 1 / (1 + e⁻ˣ) numbers stand on the left of a node; − and / do not commute there.
    formula: (2 − x)′ = −1, (3 / x)′ = −3/x², (x / 4)′ = 1/4
    source de: Baumann, Folie „Berechnungsgraph“
    source en: Baumann, slide “Berechnungsgraph”"""
    # Only a number on the left tells 2 - x from x - 2 and 3 / x from x / 3; sum() begins with 0 + x. Twice each: a node
    # that is kept from the first time.
    node = Nodes(student)
    found: dict[str, object] = {}
    for code, compute in {
        "x + 2": lambda x: x + 2,
        "2 + x": lambda x: 2 + x,
        "x - 2.5": lambda x: x - 2.5,
        "2.5 - x": lambda x: 2.5 - x,
        "1 - x": lambda x: 1 - x,
        "x * 3": lambda x: x * 3,
        "3 * x": lambda x: 3 * x,
        "-2 * x": lambda x: -2 * x,
        "x / 4": lambda x: x / 4,
        "3.0 / x": lambda x: 3.0 / x,
        "1.5 / x": lambda x: 1.5 / x,
    }.items():
        x = node(0.5)
        y = compute(x)
        y.backward()
        found |= {f"x = Value(0.5); y = {code}; y.data": y.data, f"x = Value(0.5); ({code}).backward(); x.grad": x.grad}
    x, y = node(0.5), node(2.5)
    total = student.library("builtins").sum([x.there, y.there, x.there, 1])
    expect(
        isinstance(total, RemoteObject),
        de=f"sum([x, y, x, 1]) soll einen Value ergeben; bekommen {type(total).__name__}.",
        en=f"sum([x, y, x, 1]) is to give a Value; got {type(total).__name__}.",
    )
    Node(node, total).backward()
    found |= {"sum([x, y, x, 1]).data": total.data, "sum([x, y, x, 1]).backward(); x.grad": x.grad, "y.grad": y.grad}
    expect_numbers(
        found, [2.5, 1, 2.5, 1, -2, 1, 2, -1, 0.5, -1, 1.5, 3, 1.5, 3, -1, -2, 0.125, 0.25, 6, -12, 3, -6, 4.5, 2, 1]
    )


@pytest.mark.task(2, points=0.5, after=())
def test_two_neurons_as_a_graph(student: Student) -> None:
    """de: Die zwei Neuronen als Graph: backward findet die Ableitungen, auch die der Knoten dazwischen.
    en: The two neurons as a graph: backward finds the derivatives, those of the nodes in between as well.
    why de: Was du in Aufgabe 1 von Hand abgeleitet hast, macht jetzt das Programm, für jede Formel.
    why en: What you derived by hand in task 1 is now done by the program, for every formula.
    formula: E = ½ (σ(w₂ σ(w₁x + b₁) + b₂) − y)²
    source de: Baumann, Folien „Berechnungsgraph“ und „minimales Netz“
    source en: Baumann, slides “Berechnungsgraph” and “minimales Netz”"""
    # A chain of nine operations: a rule that forgets what comes from behind shows in all nodes but the last.
    node = Nodes(student)
    w1, b1, w2, b2 = node(L), node(-L), node(8.0), node(L - 6)
    a1 = (w1 * 2.0 + b1).apply("sigmoid")
    a2 = (w2 * a1 + b2).apply("sigmoid")
    error = (a2 - 0.25) ** 2 / 2
    error.backward()
    nodes = {"E": error, "a2": a2, "a1": a1, "w1": w1, "b1": b1, "w2": w2, "b2": b2}
    found: dict[str, object] = {"E.data": error.data} | {f"E.backward(); {k}.grad": n.grad for k, n in nodes.items()}
    expect_numbers(found, [1 / 8, 1.0, 1 / 2, 3 / 4, 9 / 32, 9 / 64, 9 / 128, 3 / 32])


@pytest.mark.task(2, points=0.5, after=())
def test_gradients_add_up(student: Student) -> None:
    """de: Wo mehrere Wege hinführen, addieren sich die Beiträge; Knoten mit gleicher Zahl bleiben verschieden.
    en: Where several paths lead to a node, their contributions add up; nodes with the same number remain different.
    why de: Ein Knoten gibt seinen Gradienten erst weiter, wenn alle Beiträge da sind: Die Reihenfolge entscheidet.
    why en: A node hands on its gradient only when all contributions have arrived: the order decides.
    formula: ∂y/∂a = Σ ∂y/∂v · ∂v/∂a über alle v, die direkt aus a entstehen / over all v computed directly from a
    source de: Baumann, Folie „Berechnungsgraph“; Linnainmaa 1976
    source en: Baumann, slide “Berechnungsgraph”; Linnainmaa 1976"""
    # b is used by c and by y: who goes on from b before c has been there loses a part. Breadth first does so for b * c,
    # last in first out for one of the two orders; every usual example passes both. p and q have equal numbers.
    node = Nodes(student)
    x = node(3.0)
    (x * x).backward()
    found: dict[str, object] = {"x = Value(3.0); (x * x).backward(); x.grad": x.grad}
    for code in ("b * c", "c * b"):
        a = node(1.5)
        b = 2 * a
        c = b + a
        y = b * c if code == "b * c" else c * b
        y.backward()
        start = f"a = Value(1.5); b = 2 * a; c = b + a; y = {code}; y.backward();"
        found |= {f"{start} {name}.grad": n.grad for name, n in (("c", c), ("b", b), ("a", a))}
    p, q = node(1.5), node(1.5)
    u, v = 2 * p, 2 * q
    (u * 5 + v * q).backward()
    start = "p, q = Value(1.5), Value(1.5); u, v = 2 * p, 2 * q; (u * 5 + v * q).backward();"
    found |= {f"{start} {name}.grad": n.grad for name, n in (("u", u), ("v", v), ("p", p), ("q", q))}
    expect_numbers(found, [6.0, 3.0, 7.5, 18.0, 3.0, 7.5, 18.0, 5.0, 1.5, 10.0, 6.0])


@pytest.mark.task(2, points=0.5, after=())
def test_backward_starts_afresh(student: Student) -> None:
    """de: Jedes backward beginnt von vorn: zweimal gerufen, von einem Knoten in der Mitte, für eine zweite Ausgabe.
    en: Every backward starts afresh: called twice, from a node in the middle, for a second output.
    why de: Beim Lernen wird tausendmal abgeleitet; bliebe etwas liegen, wäre schon der zweite Schritt falsch.
    why en: Learning takes derivatives thousands of times; if anything were left over, the second step would be wrong.
    formula: y = x³ + x², y′ = 3x² + 2x
    source de: Kahn 1962; Baydin u. a. 2018
    source en: Kahn 1962; Baydin et al. 2018"""
    # Who clears the leaves only shows in u, who clears inner nodes only shows in x, who clears afterwards in u.
    node = Nodes(student)
    x = node(2.0)
    u = x * x
    y = u * x + u
    z = x * u
    found: dict[str, object] = {}
    for when, out in (("y.backward()", y), ("y.backward() again", y), ("u.backward()", u), ("z.backward()", z)):
        out.backward()
        found |= {
            f"x = Value(2.0); u = x * x; y = u * x + u; z = x * u; {when}; {name}.grad": n.grad
            for name, n in (("x", x), ("u", u))
        }
    y.backward()
    found |= {"y.backward(); y.grad": y.grad, "x.grad": x.grad}
    expect_numbers(found, [16.0, 3.0, 16.0, 3.0, 4.0, 1.0, 12.0, 2.0, 1.0, 16.0])


# ---------------------------------------------------------------------------------------------------------- task 3

HAND_WEIGHTS = [[[L, 0.0], [L, -L]], [[4.0, -8.0]]]
HAND_BIASES = [[0.0, 0.0], [L - 1]]


@pytest.mark.task(3, points=0.5, after=())
def test_parameters_are_counted(student: Student) -> None:
    """de: Die Zahl der Gewichte und Biaswerte stimmt: 57 für das Wetternetz.
    en: The number of weights and biases is right: 57 for the weather net.
    why de: Die Zahl der Parameter sagt, wie viel ein Netz sich merken kann und wie lange ein Lernschritt dauert.
    why en: The number of parameters tells how much a network can remember and how long a training step takes.
    formula: Σ (nₗ₋₁ + 1) nₗ
    source de: Schweitzer, Training von Neuronalen Netzen, das Wetternetz (CC BY 4.0)
    source en: Schweitzer, Training von Neuronalen Netzen, the weather net (CC BY 4.0)"""
    # Two, three and four sizes; no layer is as large as its neighbour, so that counting a bias too many shows.
    counts = [student.parameter_count(sizes) for sizes in ([5, 8, 1], [3, 2], [4, 7, 4, 3])]
    sizes = student.send([784, 100, 10])
    counts.append(student.parameter_count(sizes))
    for count, expected in zip(counts, (57, 8, 82, 79510), strict=True):
        expect_equal(count, expected)
    expect_equal(sizes.fetch(), [784, 100, 10], what=Text(de="sizes danach:", en="sizes afterwards:"))


@pytest.mark.task(3, points=0.5, after=())
def test_step_by_hand(student: Student) -> None:
    """de: Ein Lernschritt stimmt genau: alle Gradienten mit den alten Gewichten, erst dann ändert sich etwas.
    en: A training step is exactly right: all gradients with the old weights, and only then does anything change.
    why de: Ein Fehler, der falsch herum oder mit den neuen Gewichten läuft, fällt beim Lernen kaum auf, hier sofort.
    why en: An error that goes back through the new weights is hardly noticed while learning, but here at once.
    formula: w ← w − η ∂E/∂w, E = ½ Σ (o − t)²
    source de: Schweitzer, Training von Neuronalen Netzen (CC BY 4.0); Rumelhart, Hinton und Williams 1986
    source en: Schweitzer, Training von Neuronalen Netzen (CC BY 4.0); Rumelhart, Hinton and Williams 1986"""
    # eta = 16 makes "last layer first" move the first layer by 0.1 and more; the output is not 1/2. The single layer
    # has two outputs (a mean would show), and in its second case targets so far away that differences of E are inexact.
    two = student.net_step(HAND_WEIGHTS, HAND_BIASES, [1.0, 2.0], [0.25], 16.0)
    one = student.net_step(HAND_WEIGHTS[:1], HAND_BIASES[:1], [1.0, 2.0], [0.0, 1.0], 32.0)
    far = student.net_step(HAND_WEIGHTS[:1], HAND_BIASES[:1], [1.0, 2.0], [-1000.0, 1000.0], 1.0)
    expect_step(two, [[[L - 1.125, -2.25], [L + 2.25, 4.5 - L]], [[2.875, -8.375]]], [[-1.125, 2.25], [L - 2.5]])
    expect_step(one, [[[L - 4.5, -9.0], [L + 4.5, 9 - L]]], [[-4.5, 4.5]])
    expect_step(
        far,
        [[[L - 187.640625, -375.28125], [L + 187.453125, 374.90625 - L]]],
        [[-187.640625, 187.453125]],
    )


@pytest.mark.task(3, points=0.5, after=())
def test_step_gives_new_lists(student: Student) -> None:
    """de: net_step gibt neue Listen zurück und verändert keine, die es bekommt, auch nicht bei η = 0.
    en: net_step returns new lists and changes none that it is given, not even with η = 0.
    why de: Wer alte und neue Gewichte vergleichen will, braucht beide.
    why en: Whoever wants to compare old and new weights needs both.
    formula: η = 0: w neu / new = w
    source de: Aufgabe 3
    source en: Task 3"""
    rows = [student.send(row) for row in ([L, 0.0], [L, -L], [4.0, -8.0])]
    below, above = student.send([0.0, 0.0]), student.send([L - 1])
    given = [student.send([rows[:2], rows[2:]]), student.send([below, above]), *map(student.send, ([1.0, 2.0], [0.25]))]
    before = [HAND_WEIGHTS, HAND_BIASES, [1.0, 2.0], [0.25]]
    moved = student.net_step(*given, 16.0)
    after = [argument.fetch() for argument in given]
    still = student.net_step.remote(*given, 0.0)
    for row in (*rows, below, above):  # whoever hands back a list that was passed in now hands back a 99
        row[0] = 99.0
    stayed = still.fetch()
    for name, left, argument in zip(("weights", "biases", "x", "t"), after, before, strict=True):
        expect_equal(left, argument, what=Text(de=f"{name} nach dem Aufruf:", en=f"{name} after the call:"))
    expect_step(moved, [[[L - 1.125, -2.25], [L + 2.25, 4.5 - L]], [[2.875, -8.375]]], [[-1.125, 2.25], [L - 2.5]])
    shared = Text(
        de="Mit η = 0 aufgerufen, danach wurden die alten Listen mit 99 überschrieben:",
        en="Called with η = 0, then the old lists were overwritten with 99:",
    )
    expect_step(stayed, HAND_WEIGHTS, HAND_BIASES, shared)


def expect_step(got: object, weights: list[Any], biases: list[Any], case: Text | None = None) -> None:
    """The pair of nested lists that net_step is to return."""
    expect(
        isinstance(got, list | tuple) and len(got) == 2,
        de="net_step soll zwei Listen zurückgeben: return new_weights, new_biases.",
        en="net_step is to return two lists: return new_weights, new_biases.",
    )
    pair: Any = got
    for part, expected, de, en in (
        (pair[0], weights, "die neuen Gewichte:", "the new weights:"),
        (pair[1], biases, "die neuen Biaswerte:", "the new biases:"),
    ):
        what = Text(
            de=f"{case.de} {de}" if case else de.capitalize(), en=f"{case.en} {en}" if case else en.capitalize()
        )
        expect_close(part, expected, what=what)


# ---------------------------------------------------------------------------------------------------------- task 4


@pytest.mark.task(4, points=1, bonus=True, after=2)
def test_long_product(student: Student) -> None:
    """de: Ein Produkt aus 10 000 Faktoren hat den richtigen Wert und die richtige Ableitung.
    en: A product of 10 000 factors has the right value and the right derivative.
    why de: Ein Netz, das eine lange Folge liest, ist so eine Kette; die Rekursion von Python endet schon bei 1000.
    why en: A network that reads a long sequence is such a chain; Python's recursion ends at 1000.
    formula: y = vⁿ, y′ = n vⁿ⁻¹
    source de: Kahn 1962
    source en: Kahn 1962"""
    # Every factor is the same leaf: 10 000 nodes, and 10 000 paths of up to 10 000 steps.
    n, number = 10_000, 1.0001
    v = student.Value(number)
    tools = student.library("functools"), student.library("operator"), student.library("itertools")
    y = tools[0].reduce(tools[1].mul, tools[2].repeat(v, n))
    expect(
        isinstance(y, RemoteObject),
        de=f"Das Produkt soll ein Value sein; bekommen {type(y).__name__}.",
        en=f"The product is to be a Value; got {type(y).__name__}.",
    )
    getattr(student, "Value.backward")(y)
    found = {f"v = Value({number}); y = v * v * … * v ({n} factors); y.data": y.data, "y.backward(); v.grad": v.grad}
    expect_numbers(found, [number**n, n * number ** (n - 1)])
