import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x < 0, small, 1) / (1 + small)


def hidden_probabilities(v, W, c):
    return sigmoid(np.inner(v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.tensordot(h, W, axes=(1, 0)) + b)


def phase(v, h):
    return {"W": np.mean(h[:, :, None] * v[:, None, :], axis=0), "b": np.mean(v, axis=0), "c": np.mean(h, axis=0)}


def cd1_gradient(v0, W, b, c, u):
    p = hidden_probabilities(v0, W, c)
    states = np.heaviside(p - u, 0.0)
    plus = phase(v0, p)
    minus = phase(visible_probabilities(states, W, b), states)
    return tuple(plus[key] - minus[key] for key in ("W", "b", "c"))


def free_energy(v, W, b, c):
    x = np.inner(v, W) + c
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return -np.inner(v, b) - np.sum(softplus, axis=-1)


def reconstruct(v, W, b, c):
    h = hidden_probabilities(v, W, c)
    return visible_probabilities(h, W, b)


def batches(V, size, rng):
    shuffled = V[rng.permutation(V.shape[0])]
    while shuffled.size:
        yield shuffled[:size]
        shuffled = shuffled[size:]


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = 0.01 * rng.standard_normal((n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        for v0 in batches(V, batch_size, rng):
            u = rng.random((v0.shape[0], n_hidden))
            dW, db, dc = cd1_gradient(v0, W, b, c, u)
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
