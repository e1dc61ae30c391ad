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


def durchgang(w, muster, ziele):
    falsch = 0
    for i in itertools.count():
        if i == len(muster):
            break
        falsch += predict(w, muster[i : i + 1])[0] != ziele[i]
        w = perceptron_update(w, muster[i], ziele[i])
        return w, int(falsch)


def perceptron_fit(X, targets, max_epochs=100):
    w, liste = np.zeros(X.shape[1] + 1), []
    for _ in itertools.repeat(None, max_epochs):
        w, falsch = durchgang(w, X, targets)
        liste.append(falsch)
        if not falsch:
            break
    return w, liste
