"""A class holds the state; each call makes its own object, so nothing is kept between calls."""

import numpy as np


class Oscillator:
    def __init__(self, start):
        self.o = [float(value) for value in start]

    def advance(self):
        o1, o2 = self.o
        self.o[0] = float(np.tanh(1.5 * o2 - 4.0 * o1 - 3.37))
        self.o[1] = float(np.tanh(0.125 - 1.5 * o1))
        return list(self.o)


def step(o):
    return np.array(Oscillator(o).advance())


def trajectory(n_steps, o0=(0.0, 0.0)):
    network = Oscillator(o0)
    return np.array([list(network.o)] + [network.advance() for _ in range(n_steps)])


def plot_attractor(points, ax):
    points = points.tolist()
    artists = ax.plot(*zip(*points), color="tab:blue", lw=0, marker="x", ms=1, label="o(n)")
    ax.legend(handles=artists)
    ax.grid(True)
