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
    w = np.array([random.uniform(-0.5, 0.5) for _ in range(X.shape[1] + 1)])
    fehler = []
    for epoche in range(max_epochs):
        davor = []
        for k in range(len(targets)):
            davor.append(predict(w, X)[k])
            w = perceptron_update(w, X[k], targets[k])
        fehler.append(int(np.sum(np.abs(np.array(davor) - targets))))
        if fehler[epoche] == 0:
            break
    return w, fehler
