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


class Maschine:
    def __init__(self, sichtbar, verdeckt, rng):
        self.W = rng.standard_normal((verdeckt, sichtbar))
        self.b = np.zeros(sichtbar)
        self.c = np.zeros(verdeckt)

    def lerne(self, v0, lr, rng):
        u = rng.random((len(v0), len(self.c)))
        dW, db, dc = cd1_gradient(v0, self.W, self.b, self.c, u)
        self.W += lr * dW
        self.b += lr * db
        self.c += lr * dc


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    m = Maschine(V.shape[1], n_hidden, rng)
    for _ in range(epochs):
        reihenfolge = rng.permutation(len(V))
        for stapel in np.array_split(reihenfolge, range(batch_size, len(V), batch_size)):
            m.lerne(V[stapel], lr, rng)
    return m.W, m.b, m.c
