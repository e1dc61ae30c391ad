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
        self.rates = (eta_minus, 1.0, eta_plus)
        self.bounds = (delta_min, delta_max)
        self.memory = [(np.zeros(p.shape), np.full(p.shape, float(delta_zero))) for p in params]

    def step(self, gradients):
        for p, g, (old, delta) in zip(self.params, gradients, self.memory):
            agree = np.sign(old) * np.sign(g)
            delta *= np.choose((agree + 1).astype(int), self.rates)
            np.clip(delta, *self.bounds, out=delta)
            old[...] = g
            old[agree < 0] = 0
            p -= np.sign(old) * delta


def train(weights, biases, X, T, epochs, make_optimizer):
    opt = make_optimizer(weights + biases)
    fehler = np.zeros(0)
    rest = epochs
    while rest:
        rest = rest - 1
        differenz = np.subtract(mlp_forward(weights, biases, X)[-1], T)
        fehler = np.append(fehler, 0.5 * np.einsum("nk,nk", differenz, differenz))
        dW, db = mlp_gradients(weights, biases, X, T)
        opt.step(dW + db)
        return list(fehler)
