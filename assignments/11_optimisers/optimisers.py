"""Assignment 11: mini-batches, four optimisers, cross-entropy and Kullback-Leibler divergence.

An optimiser is made once, with the list of arrays it may change, and then gets one gradient per array in every step.
All arrays are float64; a step works on each of their numbers by itself.
"""

from __future__ import annotations

import numpy as np


# %% task 1
def minibatches(n: int, batch_size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Divide the patterns 0, ..., n - 1 into mini-batches, in random order.

    Args:
        n: number of patterns, n >= 1.
        batch_size: patterns per batch, at least 1; it may be larger than n.
        rng: the only source of randomness.

    Returns:
        A list of one-dimensional integer arrays. Each has batch_size entries, only the last one has fewer where
        batch_size does not divide n. Together they hold every index from 0 to n - 1 exactly once, and each index is
        equally likely in every place.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
class SGD:
    """Gradient descent with one learning rate: w = w - lr * g."""

    def __init__(self, params: list[np.ndarray], lr: float) -> None:
        """Remember what to change.

        Args:
            params: float64 arrays of any shape with at least one axis; `step` changes these very arrays.
            lr: learning rate, > 0.
        """
        # YOUR CODE HERE
        raise NotImplementedError()

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step of every array, in place.

        Args:
            gradients: one array per parameter, of the same shape; they stay unchanged, and the caller may overwrite
                them afterwards.
        """
        # YOUR CODE HERE
        raise NotImplementedError()


class Momentum:
    """Gradient descent along a running mean m of the gradients.

    m = beta * m + (1 - beta) * g,  then  w = w - lr * m.  At the start m = 0.
    """

    def __init__(self, params: list[np.ndarray], lr: float, beta: float) -> None:
        """Every array gets a running mean of its own.

        Args:
            params, lr: as in `SGD`.
            beta: weight of the old mean, 0 <= beta < 1.
        """
        # YOUR CODE HERE
        raise NotImplementedError()

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step of every array, in place; `gradients` as in `SGD`."""
        # YOUR CODE HERE
        raise NotImplementedError()


# %% task 3
class RMSprop:
    """Every gradient is divided by the root of a running mean v of its squares.

    v = alpha * v + (1 - alpha) * g**2,  then  w = w - lr * g / (sqrt(v) + eps).  At the start v = 0.
    """

    def __init__(self, params: list[np.ndarray], lr: float, alpha: float, eps: float) -> None:
        """Every array gets a running mean square of its own.

        Args:
            params, lr: as in `SGD`.
            alpha: weight of the old mean square, 0 <= alpha < 1.
            eps: > 0, added to the root.
        """
        # YOUR CODE HERE
        raise NotImplementedError()

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step of every array, in place; `gradients` as in `SGD`."""
        # YOUR CODE HERE
        raise NotImplementedError()


# %% task 4
class Adam:
    """Momentum and RMSprop together, both corrected for their start at 0.

    In step number t = 1, 2, ...:
        m = beta1 * m + (1 - beta1) * g         m_hat = m / (1 - beta1**t)
        v = beta2 * v + (1 - beta2) * g**2      v_hat = v / (1 - beta2**t)
        w = w - lr * m_hat / (sqrt(v_hat) + eps)
    At the start m = v = 0.
    """

    def __init__(self, params: list[np.ndarray], lr: float, beta1: float, beta2: float, eps: float) -> None:
        """Every array gets two running means of its own; the steps are counted for all of them together.

        Args:
            params, lr: as in `SGD`.
            beta1, beta2: weights of the old mean and the old mean square, from 0 to below 1.
            eps: > 0, added to the root.
        """
        # YOUR CODE HERE
        raise NotImplementedError()

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step of every array, in place; `gradients` as in `SGD`."""
        # YOUR CODE HERE
        raise NotImplementedError()


# %% task 5
def cross_entropy(p: np.ndarray, q: np.ndarray) -> float:
    """H(p, q) = -sum_k p_k log q_k with the natural logarithm, in nats.

    Args:
        p: the true distribution, shape (K,), floats or integers, sum 1; it stays unchanged.
        q: the assumed distribution, shape (K,), sum 1; it stays unchanged.

    Returns:
        One number. A term with p_k = 0 is 0, whatever q_k is; where q_k = 0 < p_k the result is inf.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def kl_divergence(p: np.ndarray, q: np.ndarray) -> float:
    """KL(p, q) = sum_k p_k log(p_k / q_k), the nats that the wrong assumption q costs.

    Args:
        p, q: as in `cross_entropy`.

    Returns:
        One number, at least 0 (up to rounding). Zeros are treated as in `cross_entropy`.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
CURVATURE = np.array([1.0, 100.0])
START = 165  # degrees on the unit circle


def valley(w: np.ndarray) -> np.ndarray:
    """E = (x^2 + 100 y^2) / 2 for points w (..., 2)."""
    return 0.5 * np.sum(CURVATURE * w**2, axis=-1)


def way_down(make_optimizer, angle: float = START, steps: int = 500) -> np.ndarray:
    """The points (steps + 1, 2) of a descent into the valley, from this angle on the unit circle."""
    w = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    optimizer = make_optimizer([w])
    points = [w.copy()]
    for _ in range(steps):
        optimizer.step([CURVATURE * w])
        points.append(w.copy())
    return np.array(points)


RATES = {"SGD": 0.0198, "Momentum": 0.05, "RMSprop": 0.01, "Adam": 0.1}
METHODS = {
    "SGD": lambda params: SGD(params, lr=RATES["SGD"]),
    "Momentum": lambda params: Momentum(params, lr=RATES["Momentum"], beta=0.9),
    "RMSprop": lambda params: RMSprop(params, lr=RATES["RMSprop"], alpha=0.9, eps=1e-8),
    "Adam": lambda params: Adam(params, lr=RATES["Adam"], beta1=0.9, beta2=0.999, eps=1e-8),
}
STYLES = {  # told apart with any kind of colour vision, and by dashes in black and white
    "SGD": ("#000000", "-"),
    "Momentum": ("#0072B2", (0, (6, 2))),
    "RMSprop": ("#D55E00", (0, (1, 1))),
    "Adam": ("#009E73", (0, (6, 1.5, 1, 1.5))),
}


if __name__ == "__main__":
    import os

    import matplotlib.pyplot as plt

    german = not os.environ.get("GRADER_LANGUAGE", "de").startswith("en")

    def text(de: str, en: str) -> str:
        """The reader's language."""
        return de if german else en

    def number(x: float) -> str:
        """With a decimal comma in German."""
        return f"{x:g}".replace(".", text(",", ".")).replace("-", "−")

    def arrival(points: np.ndarray) -> str:
        """After how many steps E is below a millionth, in words."""
        arrived = np.flatnonzero(valley(points) < 1e-6)
        if not arrived.size:
            return text(f"in {len(points) - 1} Schritten nicht am Ziel", f"not there within {len(points) - 1} steps")
        return text(f"nach {arrived[0]} Schritten am Ziel", f"there after {arrived[0]} steps")

    def draw_path(ax, name: str, points: np.ndarray) -> None:
        """The valley from above and one way down."""
        x, y = np.meshgrid(np.linspace(-1.12, 0.42, 300), np.linspace(-0.31, 0.31, 200))
        height = valley(np.stack([x, y], axis=-1))
        ax.contour(x, y, height, levels=[0.005, 0.05, 0.25, 0.75, 1.75, 3.25], colors="#B8B8B8", linewidths=0.8)
        color = STYLES[name][0]
        ax.plot(*points.T, ".-", color=color, linewidth=1, markersize=4)
        ax.plot(*points[0], "o", color=color, markersize=9, markerfacecolor="white", markeredgewidth=1.8)
        ax.plot(0, 0, "+", color="black", markersize=13, markeredgewidth=1.8)
        ax.set(xlim=(-1.12, 0.42), ylim=(-0.31, 0.31), xlabel="x", ylabel="y")
        ax.set_title(f"{name} (lr = {number(RATES[name])}): {arrival(points)}", fontsize=11)

    def draw_errors(ax, ways: dict[str, np.ndarray]) -> None:
        """E after every step, all methods in one frame."""
        for name, points in ways.items():
            color, dashes = STYLES[name]
            ax.plot(np.maximum(valley(points), 1e-12), color=color, linestyle=dashes, linewidth=1.8, label=name)
        ax.axhline(1e-6, color="#8C8C8C", linewidth=0.8)
        ax.text(496, 1.3e-6, text("Ziel: E < 0,000001", "goal: E < 0.000001"), ha="right", va="bottom", fontsize=9)
        ax.set(yscale="log", xlim=(0, 500), ylim=(1e-8, 10), xlabel=text("Schritt", "step"), ylabel="E")
        ax.set_title(text("Der Fehler nach jedem Schritt", "The error after every step"), fontsize=11)
        ax.legend(loc="upper right", ncols=4, frameon=False)

    figure, axes = plt.subplot_mosaic(
        [["SGD", "Momentum"], ["RMSprop", "Adam"], ["errors", "errors"]], figsize=(12, 9.6), layout="constrained"
    )
    ways = {}
    for name, make_optimizer in METHODS.items():
        try:
            ways[name] = way_down(make_optimizer, steps=3000)
        except NotImplementedError:
            axes[name].set_title(f"{name}: " + text("noch nicht geschrieben", "not written yet"), fontsize=11)
            continue
        draw_path(axes[name], name, ways[name])
    draw_errors(axes["errors"], ways)
    figure.suptitle(
        text(
            f"Vier Wege ins Tal E = (x² + 100 y²)/2, Start bei {START}° auf dem Einheitskreis (Ring), Ziel: Kreuz",
            f"Four ways into the valley E = (x² + 100 y²)/2, start at {START}° on the unit circle (ring), goal: cross",
        ),
        fontweight="bold",
    )
    for name, ax in axes.items():
        if name != "errors":
            ax.xaxis.set_major_formatter(lambda x, _: number(round(x, 6)))
            ax.yaxis.set_major_formatter(lambda y, _: number(round(y, 6)))
        ax.spines[["top", "right"]].set_visible(False)
    plt.show()
