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


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.up, self.down, self.low, self.high = eta_plus, eta_minus, delta_min, delta_max
        self.last = {}
        self.size = {}
        self.start = delta_zero

    def step(self, gradients):
        for n, (w, g) in enumerate(zip(self.params, gradients)):
            for i in np.ndindex(*w.shape):
                last = self.last.get((n, i), 0.0)
                size = self.size.get((n, i), self.start)
                if last * g[i] < 0:
                    self.size[n, i] = max(size * self.down, self.low)
                    continue
                if last * g[i] > 0:
                    size = min(size * self.up, self.high)
                self.size[n, i] = size
                self.last[n, i] = float(g[i])
                w[i] -= size * ((g[i] > 0) - int(g[i] < 0))


def squares(o, T):
    return float(np.vdot(o - T, o - T)) / 2


def train(weights, biases, X, T, epochs, make_optimizer):
    opt = make_optimizer([*weights, *biases])

    def one_epoch():
        before = squares(mlp_forward(weights, biases, X)[-1], T)
        opt.step(list(itertools.chain(*mlp_gradients(weights, biases, X, T))))
        return before

    return [one_epoch() for _ in range(epochs)]
