"""All random numbers of an epoch are drawn before its first step, and states are drawn as truth values."""

import numpy as np


def hidden_probabilities(v, W, c):
    return 1 - 1 / (1 + np.exp(np.minimum(v @ W.T + c, 700.0)))


def visible_probabilities(h, W, b):
    return 1 - 1 / (1 + np.exp(np.minimum(h @ W + b, 700.0)))


def cd1_gradient(v0, W, b, c, u):
    n = np.shape(v0)[0]
    h_data = hidden_probabilities(v0, W, c)
    v_model = visible_probabilities(u < h_data, W, b)
    h_model = hidden_probabilities(v_model, W, c)
    dW = np.tensordot(h_data, v0, axes=(0, 0)) - np.tensordot(h_model, v_model, axes=(0, 0))
    return dW / n, v0.sum(axis=0) / n - v_model.sum(axis=0) / n, h_data.sum(axis=0) / n - h_model.sum(axis=0) / n


def free_energy(v, W, b, c):
    x = c + v @ W.T
    softplus = np.logaddexp(np.zeros_like(x), x)
    return np.array([-(b @ v[n]) - softplus[n].sum() for n in range(len(v))])


def reconstruct(v, W, b, c):
    p = hidden_probabilities(v, W, c)
    return visible_probabilities(p, W, b)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    n, n_visible = V.shape
    W = rng.normal(0, 0.01, size=(n_visible, n_hidden)).T
    b, c = np.zeros(n_visible), np.zeros(n_hidden)
    for _ in range(epochs):
        order, uniform = rng.permutation(n), rng.random((n, n_hidden))
        shuffled = V[order]
        for k in range(0, n, batch_size):
            part = slice(k, k + batch_size)
            step = cd1_gradient(shuffled[part], W, b, c, uniform[part])
            W, b, c = (old + lr * new for old, new in zip((W, b, c), step))
    return W, b, c
