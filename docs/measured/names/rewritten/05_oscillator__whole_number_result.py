import itertools
import math

import numpy as np


def step(o):
    a, b = o[0], o[1]
    neu = np.array(o)
    neu[0] = np.tanh(1.5 * b - 4 * a - 3.37)
    neu[1] = np.tanh(0.125 - 1.5 * a)
    return neu


def trajectory(n_steps, o0=(0.0, 0.0)):
    states = itertools.accumulate(range(n_steps), lambda o, _: step(o), initial=np.array(o0, dtype=float))
    return np.vstack(list(states))


def plot_attractor(points, ax):
    ax.plot(*points.T, linestyle="none", marker="o", markersize=0.8)
