import itertools
import math

import numpy as np


WEIGHTS = {(1, 1): -4.0, (1, 2): 1.5, (2, 1): -1.5, (2, 2): 0.0}
BIAS = {1: -3.37, 2: 0.125}


def step(o):
    return np.array([math.tanh(sum(WEIGHTS[j, i] * o[i - 1] for i in (1, 2)) + BIAS[j]) for j in (1, 2)])


def trajectory(n_steps, o0=(0.0, 0.0)):
    first, second = [float(o0[0])], [float(o0[1])]
    for _ in range(n_steps):
        o1, o2 = step((first[-1], second[-1]))
        first.append(o1)
        second.append(o2)
    return np.array([first, second])


def plot_attractor(points, ax):
    ax.plot(*points.T, linestyle="none", marker="o", markersize=0.8)
