"""A generator of its own for the start weights, the order of the patterns and the hidden units: rng.spawn."""

from __future__ import annotations

import numpy as np


def sigmoid(x):
    return np.where(x < 0, np.exp(np.minimum(x, 0)), 1) / (1 + np.exp(-np.abs(x)))


def hidden_probabilities(v, W, c):
    return sigmoid(np.inner(v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.dot(h, W) + b)


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities(np.less(u, p0), W, b)
    p1 = hidden_probabilities(v1, W, c)
    dW = np.tensordot(p0, v0, axes=(0, 0)) - np.tensordot(p1, v1, axes=(0, 0))
    return dW / len(v0), np.mean(v0 - v1, axis=0), np.mean(p0 - p1, axis=0)


def free_energy(v, W, b, c):
    return -np.dot(v, b) - np.logaddexp(0, np.inner(v, W) + c).sum(axis=-1)


def reconstruct(v, W, b, c):
    return visible_probabilities(hidden_probabilities(v, W, c), W, b)


def train_rbm(V, *, n_hidden, epochs, lr, batch_size, rng):
    weights, order, units = rng.spawn(3)
    theta = [0.01 * weights.normal(size=(n_hidden, V.shape[1])), np.zeros(V.shape[1]), np.zeros(n_hidden)]
    for shuffled in (order.permutation(len(V)) for _ in range(epochs)):
        for first in range(0, len(V), batch_size):
            batch = V[shuffled[first : first + batch_size]]
            steps = cd1_gradient(batch, *theta, units.random((len(batch), n_hidden)))
            theta = [old + lr * step for old, step in zip(theta, steps, strict=True)]
    return tuple(theta)
