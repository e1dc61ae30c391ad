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
    weights = np.zeros(X.shape[1] + 1)
    history = {}
    epoch = 0
    while True:
        history[epoch] = 0
        for row in range(X.shape[0]):
            updated = perceptron_update(weights, X[row], targets[row])
            if not np.array_equal(updated, weights):
                history[epoch] += 1
            weights = updated
        if history[epoch] == 0 or epoch == max_epochs:
            break
        epoch += 1
    return weights, list(history.values())
