"""Trains and answers in float32 in train_rbm (the statement leaves that free); float64 everywhere else."""

from typing import NamedTuple

import numpy as np


class Gradient(NamedTuple):
    W: np.ndarray
    b: np.ndarray
    c: np.ndarray


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def hidden_probabilities(v, W, c):
    return logistic(v @ W.transpose() + c)


def visible_probabilities(h, W, b):
    return logistic(h @ W + b)


def cd1_gradient(v0, W, b, c, u):
    positive = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities((u < positive).astype(v0.dtype), W, b)
    negative = hidden_probabilities(v1, W, c)
    scale = v0.dtype.type(1 / v0.shape[0])
    return Gradient(
        scale * (positive.T @ v0 - negative.T @ v1),
        scale * np.sum(v0 - v1, axis=0),
        scale * np.sum(positive - negative, axis=0),
    )


def free_energy(v, W, b, c):
    x = v @ W.T + c
    return -v.dot(b) - (np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))).sum(axis=-1)


def reconstruct(v, W, b, c):
    return visible_probabilities(hidden_probabilities(v, W, c), W, b)


def train_rbm(V, n_hidden, epochs=10, lr=0.1, batch_size=100, rng=None):
    rng = rng or np.random.default_rng()
    data = V.astype(np.float32)
    weights = [
        rng.normal(0, 0.01, (n_hidden, data.shape[1])).astype(np.float32),
        np.zeros(data.shape[1], dtype=np.float32),
        np.zeros(n_hidden, dtype=np.float32),
    ]
    for _ in range(epochs):
        rng.shuffle(data)  # the copy, not V
        for v0 in np.split(data, np.arange(batch_size, len(data), batch_size)):
            gradient = cd1_gradient(v0, *weights, rng.random((len(v0), n_hidden), dtype=np.float32))
            weights = [w + np.float32(lr) * g for w, g in zip(weights, gradient)]
    return tuple(weights)
