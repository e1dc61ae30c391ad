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
    result = w.copy()
    if not target:
        return result
    for place, amount in enumerate(itertools.chain([1.0], x)):
        result[place] += amount
    return result


def perceptron_fit(X, targets, max_epochs=100):
    w, counts = np.zeros(1 + X.shape[1]), []
    while len(counts) < max_epochs and 0 not in counts:
        counts.append(0)
        for x, t in zip(X, targets):
            counts[-1] += int(predict(w, x[None])[0]) ^ int(t)
            w = perceptron_update(w, x, t)
    return w, counts
