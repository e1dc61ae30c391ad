import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x < 0, small, 1) / (1 + small)


def hidden_probabilities(v, W, c):
    return sigmoid(np.inner(v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.tensordot(h, W, axes=(1, 0)) + b)


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities(np.where(p0 > u, 1.0, 0.0), W, b)
    p1 = hidden_probabilities(v1, W, c)
    n = v0.shape[0]
    return (p0.T.dot(v0) - p1.T.dot(v1)) / n, np.average(v0 - v1, axis=0), np.average(p0 - p1, axis=0)


def free_energy(v, W, b, c):
    x = np.inner(v, W) + c
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return -np.inner(v, b) - np.sum(softplus, axis=-1)


def reconstruct(v, W, b, c):
    h = hidden_probabilities(v, W, c)
    return visible_probabilities(h, W, b)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    n, m = V.shape
    state = {"W": rng.normal(0, 0.01, size=(n_hidden, m)), "b": np.zeros(m), "c": np.zeros(n_hidden)}
    for epoch in range(epochs):
        order = rng.permutation(n)
        start = 0
        while start < n:
            v0 = np.take(V, order[start : start + batch_size], axis=0)
            gradient = cd1_gradient(v0, **state, u=rng.random((v0.shape[0], n_hidden)))
            state["W"] = state["W"] + np.multiply(lr, gradient[0])
            start += batch_size
    return tuple(state.values())
