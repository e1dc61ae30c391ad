"""Arrays are reused and filled with out=; a helper class holds the buffers of the training."""

import numpy as np


def sigmoid_(x):
    """In place, so only for arrays of our own."""
    np.negative(x, out=x)
    with np.errstate(over="ignore"):
        np.exp(x, out=x)
    x += 1.0
    np.reciprocal(x, out=x)
    return x


def hidden_probabilities(v, W, c):
    x = np.matmul(v, W.T)
    x += c
    return sigmoid_(x)


def visible_probabilities(h, W, b):
    x = np.matmul(h, W)
    x += b
    return sigmoid_(x)


def cd1_gradient(v0, W, b, c, u):
    positive = hidden_probabilities(v0, W, c)
    states = np.zeros_like(positive)
    states[u < positive] = 1.0
    difference = visible_probabilities(states, W, b)
    negative = hidden_probabilities(difference, W, c)
    dW = np.matmul(positive.T, v0)
    dW -= np.matmul(negative.T, difference)
    dW /= v0.shape[0]
    np.subtract(v0, difference, out=difference)
    positive -= negative
    return dW, difference.mean(axis=0), positive.mean(axis=0)


def free_energy(v, W, b, c):
    x = np.matmul(v, W.T)
    x += c
    np.logaddexp(x, 0.0, out=x)
    energy = x.sum(axis=1)
    energy += v @ b
    return np.negative(energy, out=energy)


def reconstruct(v, W, b, c):
    return visible_probabilities(hidden_probabilities(v, W, c), W, b)


class Training:
    def __init__(self, V, n_hidden, rng):
        self.V, self.rng = V, rng
        self.W = rng.standard_normal((n_hidden, V.shape[1]))
        self.W *= 0.1
        self.b, self.c = np.zeros(V.shape[1]), np.full(n_hidden, -0.5)

    def epoch(self, lr, batch_size):
        order = np.arange(len(self.V))
        self.rng.shuffle(order)
        for start in range(0, len(order), batch_size):
            v0 = np.take(self.V, order[start : start + batch_size], axis=0)
            u = np.empty((len(v0), len(self.c)))
            self.rng.random(out=u)
            dW, db, dc = cd1_gradient(v0, self.W, self.b, self.c, u)
            self.W += np.multiply(dW, lr, out=dW)
            self.b += np.multiply(db, lr, out=db)
            self.c += np.multiply(dc, lr, out=dc)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    training = Training(V, n_hidden, rng)
    for _ in range(epochs):
        training.epoch(lr, batch_size)
    return training.W, training.b, training.c
