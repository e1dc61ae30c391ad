"""Weights as a matrix, row j = inputs of neuron j; the trajectory is a list that grows; dots drawn by plot."""

import numpy as np

W = np.array([[-4.0, 1.5], [-1.5, 0.0]])
b = np.array([-3.37, 0.125])


def step(o):
    return np.tanh(W @ o + b)


def trajectory(n_steps, o0=(0.0, 0.0)):
    rows = [np.array(o0, dtype=float)]
    for _ in range(n_steps):
        rows.append(step(rows[-1]))
    return np.array(rows)


def plot_attractor(points, ax):
    ax.plot(points[:, 0], points[:, 1], ".", markersize=1)
