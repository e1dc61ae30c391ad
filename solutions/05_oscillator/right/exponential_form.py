"""tanh written out as 2 / (1 + e^(-2x)) - 1; an array filled backwards in the index; a tenth dropped in the picture."""

import numpy as np


def squash(x):
    return 2.0 / (1.0 + np.exp(-2.0 * x)) - 1.0


def step(o):
    phi = np.dot(np.array([[-4.0, 1.5, -3.37], [-1.5, 0.0, 0.125]]), np.append(o, 1.0))
    return squash(phi)


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.zeros((n_steps + 1, 2), dtype=np.float64)
    points[0, :] = o0[0], o0[1]
    for i in range(1, n_steps + 1):
        points[i] = step(points[i - 1])
    return points


def plot_attractor(points, ax):
    """Leaves out the transient and marks the origin with two thin lines."""
    x, y = points[len(points) // 10 :].T
    ax.axhline(0, color="0.8")
    ax.axvline(0, color="0.8")
    ax.plot(x, y, linestyle="None", marker="o", markersize=0.5)
    ax.set_xlabel("o1")
    ax.set_ylabel("o2")
