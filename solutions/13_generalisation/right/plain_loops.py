"""Loops over single numbers, Fisher-Yates by hand, a counter that is set back."""

import numpy as np


def l1_penalty(weights, lam):
    total = 0.0
    gradients = []
    for w in weights:
        g = np.zeros(w.shape)
        for index in np.ndindex(w.shape):
            if w[index] > 0:
                total += w[index]
                g[index] = lam
            elif w[index] < 0:
                total -= w[index]
                g[index] = -lam
        gradients.append(g)
    return lam * total, gradients


def l2_penalty(weights, lam):
    total = 0.0
    gradients = []
    for w in weights:
        g = np.zeros(w.shape)
        for index in np.ndindex(w.shape):
            total += lam * w[index] * w[index]
            g[index] = 2 * lam * w[index]
        gradients.append(g)
    return total, gradients


def dropout(X, p, u):
    result = np.zeros(X.shape)
    for index in np.ndindex(X.shape):
        if u[index] >= p:
            result[index] = X[index] / (1 - p)
    return result


def k_fold(n, k, rng):
    indices = list(range(n))
    for i in range(n - 1, 0, -1):
        j = rng.integers(0, i + 1)
        indices[i], indices[j] = indices[j], indices[i]
    pairs = []
    start = 0
    for fold in range(k):
        size = n // k
        if fold < n % k:
            size += 1
        validation = indices[start : start + size]
        train = indices[:start] + indices[start + size :]
        pairs.append((np.array(train), np.array(validation)))
        start += size
    return pairs


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.counter = 0
        self.best_loss = np.inf
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.counter = 0
            self.best_params = []
            for param in params:
                self.best_params.append(np.copy(param))
            return False
        self.counter += 1
        if self.counter == self.patience:
            return True
        return False
