"""Assignment 01: the perceptron (Rosenblatt 1958).

A neuron with a step function learns logic gates from its mistakes, one pattern at a time.
All arrays are float64; `w[0]` is the bias weight (the negative threshold), `w[1:]` belongs to the inputs.
"""

from __future__ import annotations

import numpy as np


# %% the lecture's neuron: the delta rule
# This is where you start from: a neuron that learns, but by another rule. Run it, then write your own below, where a
# step function and the perceptron rule replace its two lines. Nothing of this cell is checked.
class Neuron:
    """A neuron without a step function that learns by the delta rule (Widrow & Hoff 1960)."""

    def __init__(self, n_inputs: int, eta: float = 0.1) -> None:
        self.w = np.zeros(n_inputs + 1)  # the bias weight first
        self.eta = eta

    def output(self, x: np.ndarray) -> float:
        """The net input itself, any real number."""
        return float(self.w[0] + self.w[1:] @ x)

    def learn(self, x: np.ndarray, target: float) -> None:
        """One step against the error (target - output)^2 / 2 of one pattern."""
        self.w = self.w + self.eta * (target - self.output(x)) * np.concatenate(([1.0], x))


# %% task 1
def heaviside(phi: float) -> int:
    """Step function: the output of a neuron for its net input.

    Args:
        phi: one number (Python or numpy).

    Returns:
        1 if phi > 0, otherwise 0; so exactly 0 for phi = 0.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def predict(w: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Output of the neuron for every pattern.

    Args:
        w: (n+1,) float64, the bias weight first.
        X: (N, n) float64, one pattern per row.

    Returns:
        (N,) int64, zeros and ones. `w` and `X` stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
def perceptron_update(w: np.ndarray, x: np.ndarray, target: int) -> np.ndarray:
    """One learning step of the perceptron rule with learning rate 1.

    Args:
        w: (n+1,) float64, the bias weight first.
        x: (n,) float64, one pattern.
        target: wanted output, 0 or 1.

    Returns:
        (n+1,) float64: w + (target - output) * [1, x]. Always a new array, even when nothing changes;
        `w` and `x` stay as they are.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 3
def perceptron_fit(X: np.ndarray, targets: np.ndarray, max_epochs: int = 100) -> tuple[np.ndarray, list[int]]:
    """Train from zero weights, pattern by pattern in the given order, until an epoch has no error.

    Args:
        X: (N, n) float64, one pattern per row.
        targets: (N,) integers, zeros and ones.
        max_epochs: at least 1; train at most this many epochs.

    Returns:
        The weights (n+1,) float64 after the last epoch, and a list with one number per epoch: how many
        patterns were answered wrongly at the moment of their turn. An error-free epoch is the last one
        and counts (a 0 at the end). `X` and `targets` stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": np.array([0, 0, 0, 1]), "OR": np.array([0, 1, 1, 1]), "XOR": np.array([0, 1, 1, 0])}
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"  # told apart with any kind of colour vision
EARLIER = {"color": "0.4", "linewidth": 1.1, "linestyle": (0, (4, 3))}
FINAL = {"color": "black", "linewidth": 2.2}
WRONG = {"color": "black", "marker": "o", "linestyle": "none", "fillstyle": "none", "markeredgewidth": 1.6}
DONE = {"color": GREEN, "marker": "o", "linestyle": "none", "markersize": 11}


def draw_plane(axes, w: np.ndarray, targets: np.ndarray) -> None:
    """The two half-planes of the neuron `w`, and the four patterns with their wanted outputs."""
    low, high = -0.6, 1.6
    x1, x2 = np.meshgrid(np.linspace(low, high, 221), np.linspace(low, high, 221))
    outputs = predict(w, np.column_stack([x1.ravel(), x2.ravel()])).reshape(x1.shape)
    axes.contourf(x1, x2, outputs, levels=[-0.5, 0.5, 1.5], colors=[BLUE, ORANGE], alpha=0.16)
    for target, color, marker in ((0, BLUE, "o"), (1, ORANGE, "s")):
        for x in CORNERS[targets == target]:
            axes.plot(*x, marker, color=color, markersize=16, markeredgecolor="white", zorder=3)
            axes.annotate(str(target), x, color="white", ha="center", va="center_baseline", fontweight="bold", zorder=4)
    axes.plot(*CORNERS[predict(w, CORNERS) != targets].T, markersize=27, **WRONG)
    axes.set(xlim=(low, high), ylim=(low, high), xticks=[0, 1], yticks=[0, 1], aspect="equal", xlabel="$x_1$")
    axes.set_ylabel("$x_2$", rotation=0)


def draw_boundary(axes, w: np.ndarray, **style) -> None:
    """The line w0 + w1 x1 + w2 x2 = 0, on which the net input is zero."""
    normal = w[1:]
    if normal.any():
        foot = -w[0] * normal / (normal @ normal)
        axes.axline(foot, foot + [-normal[1], normal[0]], **style)


def draw_errors(axes, errors_per_epoch: list[int]) -> None:
    """The learning curve: errors in each epoch."""
    epochs = np.arange(1, len(errors_per_epoch) + 1)
    axes.plot(epochs, errors_per_epoch, "-o", color="black", clip_on=False)
    if errors_per_epoch[-1] == 0:
        axes.plot(epochs[-1], 0, clip_on=False, **DONE)
    axes.set(xlim=(0.5, 12.5), ylim=(0, 4.4), xticks=range(1, 13), yticks=range(5), xlabel="Epoche · epoch")
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    figure, grid = plt.subplots(2, 3, figsize=(10.5, 7), height_ratios=[1.8, 1], layout="constrained")
    for (plane, curve), (name, targets) in zip(grid.T, GATES.items()):
        w, errors_per_epoch = perceptron_fit(CORNERS, targets, max_epochs=12)
        draw_plane(plane, w, targets)
        for epochs in range(1, len(errors_per_epoch)):
            draw_boundary(plane, perceptron_fit(CORNERS, targets, max_epochs=epochs)[0], **EARLIER)
        draw_boundary(plane, w, **FINAL)
        plane.set_title(f"{name}:  w = ({w[0]:.0f}, {w[1]:.0f}, {w[2]:.0f})".replace("-", "−"))
        draw_errors(curve, errors_per_epoch)
    grid[1, 0].set_ylabel("Fehler · errors")
    legend = {
        "Grenze nach früheren Epochen\nboundary after earlier epochs": EARLIER,
        "Grenze am Ende\nboundary at the end": FINAL,
        "falsche Antwort\nwrong answer": {**WRONG, "markersize": 13},
        "fehlerfreie Epoche\nerror-free epoch": DONE,
    }
    lines = [plt.Line2D([], [], label=label, **style) for label, style in legend.items()]
    figure.legend(handles=lines, loc="outside lower center", ncols=4, frameon=False)
    plt.show()
