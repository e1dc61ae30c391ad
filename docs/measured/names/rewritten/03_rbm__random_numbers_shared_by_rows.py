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
    theta = [rng.normal(size=(n_hidden, V.shape[1])) / 100, np.zeros(V.shape[1]), np.zeros(n_hidden)]
    for _ in range(epochs):
        index = np.arange(len(V))
        rng.shuffle(index)
        for k in range(-(-len(V) // batch_size)):
            v0 = V[index[k * batch_size : (k + 1) * batch_size]]
            u = np.tile(rng.random(n_hidden), (len(v0), 1))
            theta = [t + lr * g for t, g in zip(theta, cd1_gradient(v0, *theta, u))]
    return tuple(theta)
