"""All parameters in one matrix: a first unit that is always 1 on both sides turns the biases into weights."""

import numpy as np


def with_one(x):
    return np.hstack([np.ones((len(x), 1)), x])


def joined(W, b, c):
    """Row 0 holds b, column 0 holds c, the corner is not used."""
    return np.block([[np.zeros((1, 1)), b[np.newaxis]], [c[:, np.newaxis], W]])


def squash(x):
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x))


def hidden_probabilities(v, W, c):
    return squash(with_one(v) @ np.column_stack([c, W]).T)


def visible_probabilities(h, W, b):
    return squash(with_one(h) @ np.vstack([b, W]))


def gradient(v0, M, u):
    p0 = with_one(squash(with_one(v0) @ M[1:].T))
    h0 = np.hstack([np.ones((len(v0), 1)), u < p0[:, 1:]])
    v1 = with_one(squash(h0 @ M[:, 1:]))
    h1 = with_one(squash(v1 @ M[1:].T))
    dM = (p0.T @ with_one(v0) - h1.T @ v1) / len(v0)
    dM[0, 0] = 0
    return dM


def cd1_gradient(v0, W, b, c, u):
    dM = gradient(v0, joined(W, b, c), u)
    return dM[1:, 1:], dM[0, 1:], dM[1:, 0]


def free_energy(v, W, b, c):
    M = joined(W, b, c)
    x = with_one(v) @ M.T
    return -x[:, 0] - np.logaddexp(0.0, x[:, 1:]).sum(axis=1)


def reconstruct(v, W, b, c):
    M = joined(W, b, c)
    h = squash(with_one(v) @ M[1:].T)
    return squash(with_one(h) @ M[:, 1:])


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    limit = np.sqrt(6 / (n_hidden + V.shape[1]))  # Glorot
    W = rng.uniform(-limit, limit, (n_hidden, V.shape[1]))
    M = joined(W, np.zeros(V.shape[1]), np.zeros(n_hidden))
    orders = [rng.permutation(len(V)) for _ in range(epochs)]  # all of them in advance
    for order in orders:
        for k in range(0, len(order), batch_size):
            v0 = V[order[k : k + batch_size]]
            M += lr * gradient(v0, M, rng.random((v0.shape[0], n_hidden)))
    return M[1:, 1:], M[0, 1:], M[1:, 0]
