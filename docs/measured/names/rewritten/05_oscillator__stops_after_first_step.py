import itertools
import math

import numpy as np


WEIGHTS = {(1, 1): -4.0, (1, 2): 1.5, (2, 1): -1.5, (2, 2): 0.0}
BIAS = {1: -3.37, 2: 0.125}


def step(o):
    return np.array([math.tanh(sum(WEIGHTS[j, i] * o[i - 1] for i in (1, 2)) + BIAS[j]) for j in (1, 2)])


def trajectory(n_steps, o0=(0.0, 0.0)):
    bahn = [np.array(o0, dtype=float)]
    while len(bahn) <= n_steps:
        bahn.append(step(bahn[-1]))
        return np.array(bahn)
    return np.array(bahn)


def plot_attractor(points, ax):
    ax.plot(*points.T, linestyle="none", marker="o", markersize=0.8)
