import functools
import itertools
import math
import random

import numpy as np


def heaviside(phi):
    return int(math.copysign(1.0, phi) > 0) if phi != 0 else 0


def predict(w, X):
    sums = np.einsum("i,ni->n", w[1:], X)
    return np.fromiter(map(heaviside, sums + w[0]), dtype=np.int32, count=len(X))


def perceptron_update(w, x, target):
    pairs = list(zip(w.tolist(), [1.0, *x.tolist()]))
    error = int(target) - heaviside(sum(a * b for a, b in pairs))
    return np.array([a + error * b for a, b in pairs])


def perceptron_fit(X, targets, max_epochs=100):
    def lerne(zustand, paar):
        w, falsch = zustand
        x, t = paar
        neu = perceptron_update(w, x, t)
        return neu, falsch + (0 if (neu == w).all() else 1)

    w = np.zeros(X.shape[1] + 1)
    paare = list(zip(X, targets))
    w, e1 = functools.reduce(lerne, paare, (w, 0))
    w, e2 = functools.reduce(lerne, paare, (w, 0))
    w, e3 = functools.reduce(lerne, paare, (w, 0))
    return w, [e1, e2, e3]
