"""Multiplication by masks, einsum, labels that are shuffled, and a countdown."""

import numpy as np


def l1_penalty(weights, lam):
    masks = [(w > 0).astype(float) - (w < 0).astype(float) for w in weights]
    value = np.asarray(lam * np.sum([np.vdot(w, mask) for w, mask in zip(weights, masks)]))  # a number of 0 dimensions
    return value, tuple(lam * mask for mask in masks)


def l2_penalty(weights, lam):
    value = np.float64(0.0)
    for w in weights:
        value = value + np.einsum("i,i->", w.ravel(), w.ravel())
    return lam * value, tuple(lam * w + lam * w for w in weights)


def dropout(X, p, u):
    return X * (~(u < p)) / (1 - p)


def k_fold(n, k, rng):
    labels = rng.permutation(np.arange(n) % k)
    everything = np.arange(n, dtype=np.int32)
    return tuple((everything[labels != fold], everything[labels == fold]) for fold in range(k))


class EarlyStopping:
    def __init__(self, patience):
        self.patience = self.left = patience
        self.best_loss, self.best_params = float("inf"), None

    def update(self, loss, params):
        self.left -= 1
        if self.best_loss > loss:
            self.left = self.patience
            self.best_loss = float(loss)
            self.best_params = tuple(np.array(param, copy=True) for param in params)
        return np.bool_(self.left == 0)
