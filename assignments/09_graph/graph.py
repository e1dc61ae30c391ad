"""Assignment 09: the computation graph, in plain Python numbers.

First two neurons by the chain rule, then a class that finds every derivative by itself, then one exact training step of
a network. Layer l has a list of rows `weights[l]`, one row per neuron: `weights[l][j][i]` leads from neuron i of the
layer below to neuron j, and `biases[l][j]` is the bias of neuron j. Every neuron computes sigmoid(w a + b).
"""

from __future__ import annotations

import math
import os
from fractions import Fraction


# %% task 1
def two_neurons(x: float, w1: float, b1: float, w2: float, b2: float) -> tuple[float, float]:
    """The outputs of two sigmoid neurons, one behind the other.

    Args:
        x: the input. Every argument is a number, and |w x + b| is at most 500 in both neurons.

    Returns:
        The pair (a1, a2) with a1 = sigmoid(w1 x + b1) and a2 = sigmoid(w2 a1 + b2).
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def two_neurons_gradient(
    x: float, y: float, w1: float, b1: float, w2: float, b2: float
) -> tuple[float, float, float, float]:
    """The derivatives of the error E = (a2 - y)^2 / 2 by the chain rule.

    Args:
        x: the input.
        y: the target.

    Returns:
        (dE/dw1, dE/db1, dE/dw2, dE/db2), in this order.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
class Value:
    """A node of a computation graph: a number that knows what it was computed from.

    Computing with a node gives a new node; `backward` then finds the derivatives. In the methods below, `other` is a
    Value or a number. Add attributes and methods of your own as you like.

    Attributes:
        data: the number.
        grad: the derivative with respect to this node of the node whose `backward` was called last; 0.0 at first.
    """

    def __init__(self, data: float, inputs: tuple[tuple[Value, float], ...] = ()) -> None:
        """A new node.

        Args:
            data: its number.
            inputs: a suggestion, the checks call Value(data) only: pairs of a node that this one was computed from and
                the derivative of this node with respect to it.
        """
        # YOUR CODE HERE
        raise NotImplementedError()

    def __add__(self, other: Value | float) -> Value:
        """self + other."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __radd__(self, other: float) -> Value:
        """other + self: Python asks for it when the number on the left knows nothing of nodes."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __mul__(self, other: Value | float) -> Value:
        """self * other."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __rmul__(self, other: float) -> Value:
        """other * self, with a number on the left."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __neg__(self) -> Value:
        """-self."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __sub__(self, other: Value | float) -> Value:
        """self - other."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __rsub__(self, other: float) -> Value:
        """other - self, with a number on the left."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __truediv__(self, other: Value | float) -> Value:
        """self / other."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __rtruediv__(self, other: float) -> Value:
        """other / self, with a number on the left."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def __pow__(self, exponent: float) -> Value:
        """self ** exponent, where the exponent is a number."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def exp(self) -> Value:
        """e to the power of self."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def log(self) -> Value:
        """The natural logarithm of self."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def tanh(self) -> Value:
        """The hyperbolic tangent of self."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def sigmoid(self) -> Value:
        """1 / (1 + e^-self)."""
        # YOUR CODE HERE
        raise NotImplementedError()

    def backward(self) -> None:
        """Set `grad` of every node that self was computed from to d self / d node, and that of self to 1."""
        # YOUR CODE HERE
        raise NotImplementedError()


# %% task 3
def parameter_count(sizes: list[int]) -> int:
    """How many weights and biases a fully connected network has.

    Args:
        sizes: the numbers of neurons, the inputs first: [5, 8, 1].

    Returns:
        The number of all weights and biases; the inputs have no bias. `sizes` stays unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def net_step(
    weights: list[list[list[float]]], biases: list[list[float]], x: list[float], t: list[float], eta: float
) -> tuple[list[list[list[float]]], list[list[float]]]:
    """One step of gradient descent on E = 1/2 sum (o - t)^2 for one pattern, all gradients with the old weights.

    Args:
        weights: one list of rows per layer, at least one layer; weights[l][j][i] leads from i to j.
        biases: one list of numbers per layer.
        x: the inputs.
        t: the targets, one per output neuron.
        eta: the learning rate.

    Returns:
        The pair (new_weights, new_biases) of new lists. The arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 4
# Baue Value (oben) aus, bis auch diese Aufgabe stimmt: eine Kette von 10 000 Knoten.
# Extend Value (above) until this task is right too: a chain of 10 000 nodes.


# %% demo
BLUE, ORANGE = "#0072B2", "#B34700"  # told apart with any kind of colour vision, and by their place when printed


def text(de: str, en: str) -> str:
    """German, or English where the environment variable GRADER_LANGUAGE is "en"."""
    return en if os.environ.get("GRADER_LANGUAGE", "de").startswith("en") else de


def written(number: float) -> str:
    """A fraction where the number is one, otherwise three decimals."""
    fraction = Fraction(number).limit_denominator(256)
    shown = str(fraction) if abs(fraction - number) < 1e-9 else f"{number:.3f}".replace(".", text(",", "."))
    return shown.replace("-", "−")


def draw_node(ax, x: float, y: float, name: str, value: float, gradient: float | None = None, leaf: bool = False):
    """A box: the value in the upper half, the gradient in the lower; a leaf has a thick frame. Returns the frame."""
    from matplotlib.patches import Rectangle

    halves = [(y, "#DCEBF5", BLUE, value)] + ([] if gradient is None else [(y - 0.3, "#FBE7DA", ORANGE, gradient)])
    for bottom, background, color, number in halves:
        ax.add_patch(Rectangle((x - 0.32, bottom), 0.64, 0.3, color=background, zorder=3))
        ax.text(x, bottom + 0.14, written(number), ha="center", va="center", color=color, fontsize=11, zorder=4)
    place = (x, y + 0.35) if leaf or gradient is None else (x, y - 0.36)  # where no arrow comes in
    ax.text(*place, name, ha="center", va="bottom" if place[1] > y else "top", fontsize=12, zorder=4)
    size = {"xy": (x - 0.32, halves[-1][0]), "width": 0.64, "height": 0.3 * len(halves)}
    return ax.add_patch(Rectangle(**size, fill=False, edgecolor="0.25", linewidth=2.5 if leaf else 1.0, zorder=5))


def draw_arrow(ax, start, end, slope: float) -> None:
    """From frame to frame, with the derivative of this one step."""
    line = {"arrowstyle": "-|>", "color": "0.45", "patchA": start, "patchB": end, "shrinkA": 0, "shrinkB": 0}
    tail, head = (
        (x + w / 2, y + h / 2) for (x, y), w, h in ((f.xy, f.get_width(), f.get_height()) for f in (start, end))
    )
    ax.annotate("", head, tail, arrowprops=line, zorder=1)
    white = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"}
    middle = ((tail[0] + head[0]) / 2, (tail[1] + head[1]) / 2)
    ax.text(
        *middle,
        "·" + (written(slope) if slope >= 0 else f"({written(slope)})"),
        ha="center",
        va="center",
        fontsize=9.5,
        color="0.15",
        bbox=white,
        zorder=2,
    )


def draw_two_neurons(ax) -> None:
    """The example of task 1 as a graph."""
    x, y = 2.0, 0.25
    w1, b1, w2, b2 = Value(math.log(3)), Value(-math.log(3)), Value(8.0), Value(math.log(3) - 6)
    p1 = w1 * x
    z1 = p1 + b1
    a1 = z1.sigmoid()
    p2 = w2 * a1
    z2 = p2 + b2
    a2 = z2.sigmoid()
    error = (a2 - y) ** 2 / 2
    error.backward()
    given = {"x": draw_node(ax, 0, -0.15, "$x$", x), "y": draw_node(ax, 8.4, 1.35, "$y$", y)}
    weights = {"w1": (w1, 0, "$w_1$"), "b1": (b1, 1.4, "$b_1$"), "w2": (w2, 4.2, "$w_2$"), "b2": (b2, 5.6, "$b_2$")}
    chain = {
        "p1": (p1, 1.4, "$w_1 x$"), "z1": (z1, 2.8, "$z_1=w_1x+b_1$"), "a1": (a1, 4.2, r"$a_1=\sigma(z_1)$"),
        "p2": (p2, 5.6, "$w_2 a_1$"), "z2": (z2, 7.0, "$z_2=w_2a_1+b_2$"), "a2": (a2, 8.4, r"$a_2=\sigma(z_2)$"),
        "E": (error, 9.8, r"$E=\frac{1}{2}(a_2-y)^2$"),
    }  # fmt: skip
    at = given | {
        k: draw_node(ax, place, 1.5, name, n.data, n.grad, leaf=True) for k, (n, place, name) in weights.items()
    }
    at |= {k: draw_node(ax, place, 0, name, n.data, n.grad) for k, (n, place, name) in chain.items()}
    slopes = {
        "x p1": w1.data, "w1 p1": x, "p1 z1": 1, "b1 z1": 1, "z1 a1": a1.data * (1 - a1.data), "a1 p2": w2.data,
        "w2 p2": a1.data, "p2 z2": 1, "b2 z2": 1, "z2 a2": a2.data * (1 - a2.data), "a2 E": a2.data - y,
        "y E": y - a2.data,
    }  # fmt: skip
    for pair, slope in slopes.items():
        start, end = pair.split()
        draw_arrow(ax, at[start], at[end], slope)
    ax.set(xlim=(-0.5, 10.7), ylim=(-0.75, 2.25))
    german = "Zwei Neuronen: im Kasten oben der Wert, unten der Gradient; am Pfeil die kleine Ableitung"
    ax.set_title(
        text(german, "Two neurons: in a box the value above, the gradient below; at an arrow the small derivative")
    )


def draw_diamond(ax, order: str, title: str) -> None:
    """b = 2a, c = b + a, y = b c. When b has its turn before c, what comes through c is lost on the way from b to a."""
    a = Value(1.5)
    b = 2 * a
    c = b + a
    y = b * c
    y.backward()
    gradient = {"a": a.grad, "b": b.grad, "c": c.grad, "y": y.grad}
    if order.index("b") < order.index("c"):
        gradient["a"] = c.grad + 2 * c.data
        said = text(f"✗ statt {written(a.grad)}", f"✗ instead of {written(a.grad)}")
        ax.text(0, -0.01, said, ha="center", va="top", fontsize=12)
    places = {"a": (a, 0, 0.35), "b": (b, 1.5, 1.6), "c": (c, 3, 0.35), "y": (y, 4.5, 1.6)}
    names = {"a": "$a$", "b": "$b=2a$", "c": "$c=b+a$", "y": r"$y=b\cdot c$"}
    at = {}
    for key, (node, x, height) in places.items():
        at[key] = draw_node(ax, x, height, "", node.data, gradient[key], leaf=key == "a")
        side = ("top", height - 0.36) if key == "c" else ("bottom", height + 0.35)  # where no arrow comes in
        ax.text(x, side[1], names[key], ha="center", va=side[0], fontsize=12)
        turn = text(f"als {order.index(key) + 1}.", f"turn {order.index(key) + 1}")
        ax.text(x + 0.4, height - 0.18, turn, ha="left", va="center", fontsize=10, color="0.15")
    for pair, slope in {"ab": 2, "ac": 1, "bc": 1, "by": c.data, "cy": b.data}.items():
        draw_arrow(ax, at[pair[0]], at[pair[1]], slope)
    ax.set(xlim=(-0.6, 5.3), ylim=(-0.5, 2.25))
    ax.set_title(title)


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(13, 7.6), layout="constrained")
    above, below = figure.subfigures(2, 1)
    axes = [above.subplots(), *below.subplots(1, 2)]
    right = text(
        "Diamant: erst c, dann b – alle Beiträge sind da", "Diamond: c first, then b – all contributions are there"
    )
    early = text("b zu früh: Der Beitrag von c erreicht a nicht", "b too early: the contribution of c does not reach a")
    try:
        draw_two_neurons(axes[0])
        draw_diamond(axes[1], "ycba", right)
        draw_diamond(axes[2], "ybca", early)
    except NotImplementedError:
        figure.suptitle(text("Schreibe zuerst Value (Aufgabe 2).", "Write Value first (task 2)."))
    for ax in axes:
        ax.set_axis_off()
    plt.show()
