"""Assignment 05: a chaotic oscillator of two neurons (Pasemann 2002).

Two tanh neurons that feed back into each other, in discrete time. A state is o = (o1, o2), the outputs of
neuron 1 and neuron 2; states and trajectories are float64 arrays.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle


# %% task 1
def step(o: np.ndarray) -> np.ndarray:
    """One time step of the network; both neurons switch at the same moment.

    Args:
        o: (2,) outputs (o1, o2) now, floats or integers; it stays unchanged.

    Returns:
        (2,) float64, a new array: the outputs one step later, o_j' = tanh(sum_i w_ji o_i + b_j).
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
def trajectory(n_steps: int, o0: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    """The states the network runs through.

    Args:
        n_steps: number of time steps, 0 or more.
        o0: start, a pair of floats or integers: tuple, list or array; it stays unchanged.

    Returns:
        (n_steps + 1, 2) float64. Row 0 is the start, row n the state after n steps; nothing is left out.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 3
def plot_attractor(points: np.ndarray, ax: Axes) -> None:
    """Draw the states as a cloud of small points without lines, o1 to the right and o2 upwards.

    Args:
        points: (N, 2) array of states, as `trajectory` returns it; it stays unchanged.
        ax: the matplotlib axes to draw on, and no other.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
BLUE, ORANGE, PALE = "#0072B2", "#D55E00", "#F2B995"  # told apart with any kind of colour vision


def draw_attractor(ax: Axes, lenses: list[Axes]) -> None:
    """The chaotic attractor and two parts of it magnified, its fixed point and the 5-cycle that exists beside it."""
    points = trajectory(60_000)[1000:]  # the first 1000 steps are only the way onto the attractor
    cycle = trajectory(1000, (-0.2, 0.65))[-5:]
    plot_attractor(points, ax)
    label = "5-Zyklus neben dem Attraktor\n5-cycle beside the attractor"
    ax.plot(*cycle.T, "o", markersize=9, fillstyle="none", color=ORANGE, label=label)
    ax.plot(-0.46372, 0.67539, "+", markersize=11, color="black", label="Fixpunkt · fixed point")
    ax.set(xlim=(-1.08, 0.84), ylim=(-0.82, 1.02), title="Attraktor · attractor", aspect="equal")
    ax.legend(loc="lower right", frameon=False)
    for lens, name, (left, right), (low, high) in zip(
        lenses, "AB", ((0.4, 0.7), (0.64, 0.7)), ((0.82, 0.93), (0.895, 0.917))
    ):
        plot_attractor(points[(points[:, 0] > left) & (points[:, 1] > low)], lens)
        lens.set(xlim=(left, right), ylim=(low, high), xlabel="", ylabel="", xticks=[], yticks=[], title=name)
        ax.add_patch(Rectangle((left, low), right - left, high - low, fill=False, edgecolor="0.3", linewidth=0.8))
    ax.annotate("A", (0.4, 0.82), ha="right", va="top")
    lenses[0].add_patch(Rectangle((0.64, 0.895), 0.06, 0.022, fill=False, edgecolor="0.3", linewidth=0.8))
    lenses[0].annotate("B", (0.64, 0.895), ha="right", va="top")


def draw_distance(ax: Axes, n_steps: int) -> None:
    """How far two starts 1e-9 apart have got from each other, and the line with the Lyapunov exponent as its slope."""
    distance = np.linalg.norm(trajectory(n_steps) - trajectory(n_steps, (1e-9, 0.0)), axis=1)
    n = np.arange(n_steps + 1)
    ax.semilogy(n, distance, ".-", color=BLUE, linewidth=0.8, markersize=5, label="Abstand · distance")
    ax.semilogy(n[:70], 1e-9 * np.exp(0.315 * n[:70]), "--", color=ORANGE, label="$10^{-9} e^{0.315\\,n}$")
    ax.set(xlim=(0, n_steps), xlabel="Zeitschritt · time step $n$")
    ax.set_title("Abstand zweier Bahnen · distance of two trajectories", fontsize=11)
    ax.legend(loc="lower right", frameon=False)
    ax.spines[["top", "right"]].set_visible(False)


def draw_neuron(ax: Axes, neuron: int, n_steps: int) -> None:
    """The output of one neuron over time, from two starts that are 1e-9 apart."""
    near, far = trajectory(n_steps)[:, neuron], trajectory(n_steps, (1e-9, 0.0))[:, neuron]
    ax.plot(far, "o-", color=PALE, markersize=6, linewidth=2.6, label="$o_1(0) = 10^{-9}$")
    ax.plot(near, ".-", color=BLUE, markersize=5, linewidth=0.8, label="$o_1(0) = 0$")
    ax.set(xlim=(0, n_steps), ylim=(-1.1, 1.1), ylabel=f"$o_{neuron + 1}$")
    ax.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(13, 8.4), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=[1, 1])
    grid = left.add_gridspec(2, 2, height_ratios=[2.1, 1])
    lenses = [left.add_subplot(grid[1, column]) for column in (0, 1)]
    draw_attractor(left.add_subplot(grid[0, :]), lenses)
    above, below, distance = right.subplots(3, 1)
    draw_neuron(above, 0, n_steps=100)
    draw_neuron(below, 1, n_steps=100)
    draw_distance(distance, n_steps=100)
    above.set_title("Beide Neuronen · both neurons", fontsize=11)
    above.legend(loc="lower left", ncols=2, frameon=False, bbox_to_anchor=(0, -0.32))
    plt.show()
