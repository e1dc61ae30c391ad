import itertools
import math

import numpy as np


WEIGHTS = {(1, 1): -4.0, (1, 2): 1.5, (2, 1): -1.5, (2, 2): 0.0}
BIAS = {1: -3.37, 2: 0.125}


def step(o):
    return np.array([math.tanh(sum(WEIGHTS[j, i] * o[i - 1] for i in (1, 2)) + BIAS[j]) for j in (1, 2)])


def trajectory(n_steps, o0=(0.0, 0.0)):
    states = itertools.accumulate(range(n_steps), lambda o, _: step(o), initial=np.array(o0, dtype=float))
    return np.vstack(list(states))


def plot_attractor(points, ax):
    x, y = zip(*itertools.islice(points.tolist(), 1000))
    ax.plot(x, y, ".b", markersize=1.5)
