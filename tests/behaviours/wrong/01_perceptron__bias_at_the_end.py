"""mistake: bias_last"""

import numpy as np


def heaviside(phi):
    return int(phi > 0)


def predict(w, X):
    with_bias = np.column_stack([X, np.ones(len(X))])
    return (with_bias @ w > 0).astype(int)


def perceptron_update(w, x, target):
    padded = np.append(x, 1.0)
    return w + (target - int(padded @ w > 0)) * padded


def perceptron_fit(X, targets, max_epochs=100):
    weights = np.zeros(X.shape[1] + 1)
    history = []
    for _ in range(max_epochs):
        mistakes = 0
        for x, t in zip(X, targets):
            after = perceptron_update(weights, x, t)
            mistakes += int((after != weights).any())
            weights = after
        history.append(mistakes)
        if mistakes == 0:
            break
    return weights, history
