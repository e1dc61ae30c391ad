import itertools
import math

import numpy as np


def sigmoid(phi):
    return 0.5 * np.tanh(0.5 * phi) + 0.5


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params, self.eta = params, eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            np.subtract(w, self.eta * g, out=w)


def mlp_forward(weights, biases, X):
    def next_layer(a, layer):
        W, b = layer
        return sigmoid(np.inner(a, W) + b)

    return list(itertools.accumulate(zip(weights, biases), next_layer, initial=X))


def mlp_gradients(weights, biases, X, T):
    dW, db = [np.zeros_like(W) for W in weights], [np.zeros_like(b) for b in biases]
    for x, t in zip(X, T):
        *below, o = [a[0] for a in mlp_forward(weights, biases, x[np.newaxis])]
        back = o - t
        for l in reversed(range(len(weights))):
            delta = back * o * (1 - o)
            dW[l] += np.outer(delta, below[l])
            db[l] += delta
            back, o = weights[l].T @ delta, below[l]
    return dW, db


class Single:
    """One number and what is remembered of it."""

    def __init__(self, settings):
        self.s = settings
        self.old = 0.0
        self.delta = settings["delta_zero"]

    def move(self, g):
        if g * self.old > 0:
            self.delta *= self.s["eta_plus"]
        if g * self.old < 0:
            self.delta *= self.s["eta_minus"]
            g = 0.0
        self.old = g
        length = sorted([self.s["delta_min"], self.delta, self.s["delta_max"]])[1]
        return math.copysign(length, -g) if g else 0.0


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        settings = {
            "eta_plus": eta_plus,
            "eta_minus": eta_minus,
            "delta_zero": delta_zero,
            "delta_min": delta_min,
            "delta_max": delta_max,
        }
        self.params = params
        self.singles = [{i: Single(settings) for i in np.ndindex(p.shape)} for p in params]

    def step(self, gradients):
        for p, g, singles in zip(self.params, gradients, self.singles):
            for i, single in singles.items():
                p[i] += single.move(float(g[i]))


def squares(o, T):
    return float(np.vdot(o - T, o - T)) / 2


def train(weights, biases, X, T, epochs, make_optimizer):
    opt = make_optimizer([*weights, *biases])

    def one_epoch():
        before = squares(mlp_forward(weights, biases, X)[-1], T)
        opt.step(list(itertools.chain(*mlp_gradients(weights, biases, X, T))))
        return before

    return [one_epoch() for _ in range(epochs)]
