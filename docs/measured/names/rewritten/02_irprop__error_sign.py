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


def rueckwaerts(W, fehler, a):
    n, unten = W.shape
    ergebnis = np.empty(unten)
    for i in range(unten):
        summe = 0.0
        for j in range(n):
            summe += W[j, i] * fehler[j]
        ergebnis[i] = summe * a[i] * (1.0 - a[i])
    return ergebnis


def mlp_gradients(weights, biases, X, T):
    schichten = mlp_forward(weights, biases, X)
    dW = [W * 0 for W in weights]
    db = [b * 0 for b in biases]
    for n in range(len(X)):
        o = schichten[-1][n]
        delta = np.array([(t - y) * y * (1 - y) for t, y in zip(T[n], o)])
        l = len(weights) - 1
        while l >= 0:
            dW[l] = dW[l] + delta[:, None] * schichten[l][n][None, :]
            db[l] = db[l] + delta
            delta = rueckwaerts(weights[l], delta, schichten[l][n])
            l -= 1
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


def squares(o, T):
    return float(np.vdot(o - T, o - T)) / 2


def train(weights, biases, X, T, epochs, make_optimizer):
    opt = make_optimizer([*weights, *biases])

    def one_epoch():
        before = squares(mlp_forward(weights, biases, X)[-1], T)
        opt.step(list(itertools.chain(*mlp_gradients(weights, biases, X, T))))
        return before

    return [one_epoch() for _ in range(epochs)]
