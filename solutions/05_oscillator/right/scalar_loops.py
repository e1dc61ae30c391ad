"""Plain numbers and math.tanh; two lists of outputs, handed to scatter as lists; returns what scatter returned."""

import math

import numpy as np


def net_inputs(o1, o2):
    return -3.37 - 4 * o1 + 1.5 * o2, 0.125 - 1.5 * o1


def step(o):
    phi1, phi2 = net_inputs(float(o[0]), float(o[1]))
    return np.array([math.tanh(phi1), math.tanh(phi2)])


def trajectory(n_steps, o0=(0.0, 0.0)):
    x, y = o0
    xs, ys = [x], [y]
    while len(xs) <= n_steps:
        phi1, phi2 = net_inputs(x, y)
        x, y = math.tanh(phi1), math.tanh(phi2)
        xs.append(x)
        ys.append(y)
    return np.array([xs, ys], dtype=np.float64).T


def plot_attractor(points, ax):
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return ax.scatter(xs, ys, s=1)
