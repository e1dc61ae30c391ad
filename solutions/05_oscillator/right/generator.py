"""A generator yields state after state; pyplot draws pixels, after ax has been made the current axes; prints along."""

from itertools import islice

import matplotlib.pyplot as plt
import numpy as np


def states(o):
    while True:
        yield o
        o = step(o)


def step(o):
    new = np.zeros(2)
    new[0] = np.tanh(-4 * o[0] + 1.5 * o[1] - 3.37)
    new[1] = np.tanh(-1.5 * o[0] + 0.125)
    return new


def trajectory(n_steps, o0=(0.0, 0.0)):
    print("running", n_steps, "steps from", o0)
    return np.vstack(list(islice(states(np.asarray(o0)), n_steps + 1))).astype(float)


def plot_attractor(points, ax):
    plt.sca(ax)
    plt.plot(points[:, 0], points[:, 1], ",k")
    plt.title("Attraktor")
