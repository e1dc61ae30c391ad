"""np.heaviside for the step; keeps the whole history of the weights and counts its changes; errors as an array."""

import numpy as np


def heaviside(phi):
    return np.heaviside(phi, 0)


def predict(w, X):
    return heaviside(np.dot(X, w[1:]) + w[0]).astype("int64")


def perceptron_update(w, x, target):
    o = predict(w, x.reshape(1, -1))[0]
    return w + (target - o) * np.r_[1, x]


def perceptron_fit(X, targets, max_epochs=100):
    weights = [np.zeros(X.shape[1] + 1)]
    counts = []
    for _ in range(max_epochs):
        start = len(weights)
        for x, t in zip(X, targets):
            weights.append(perceptron_update(weights[-1], x, t))
        steps = np.diff(np.array(weights[start - 1 :]), axis=0)
        counts.append(np.count_nonzero(np.any(steps != 0, axis=1)))
        if counts[-1] == 0:
            break
    return weights[-1], np.array(counts)
