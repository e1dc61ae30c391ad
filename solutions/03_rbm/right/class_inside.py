"""A class does the work and keeps W transposed, (n_visible, n_hidden); biases start at the log odds of the data."""

import numpy as np
from scipy.special import expit


class Machine:
    def __init__(self, W, b, c):
        self.weights = np.array(W.T, order="C")
        self.visible_bias = b
        self.hidden_bias = c

    @classmethod
    def at_random(cls, V, n_hidden, rng):
        mean = np.clip(V.mean(axis=0), 0.02, 0.98)
        W = rng.normal(scale=0.05, size=(n_hidden, V.shape[1]))
        return cls(W, np.log(mean / (1 - mean)), np.zeros(n_hidden))

    def up(self, v):
        return expit(np.dot(v, self.weights) + self.hidden_bias)

    def down(self, h):
        return expit(np.dot(h, self.weights.T) + self.visible_bias)

    def statistics(self, v, p):
        return v.T @ p / len(v), v.mean(0), p.mean(0)

    def gradient(self, v0, u):
        p0 = self.up(v0)
        v1 = self.down((p0 > u).astype(float))
        data, model = self.statistics(v0, p0), self.statistics(v1, self.up(v1))
        return tuple(one - other for one, other in zip(data, model))

    def learn(self, v0, u, lr):
        dweights, db, dc = self.gradient(v0, u)
        self.weights += lr * dweights
        self.visible_bias = self.visible_bias + lr * db
        self.hidden_bias = self.hidden_bias + lr * dc


def hidden_probabilities(v, W, c):
    return Machine(W, None, c).up(v)


def visible_probabilities(h, W, b):
    return Machine(W, b, None).down(h)


def cd1_gradient(v0, W, b, c, u):
    dweights, db, dc = Machine(W, b, c).gradient(v0, u)
    return dweights.T, db, dc


def free_energy(v, W, b, c):
    return -(np.logaddexp(0, v @ W.T + c).sum(1) + v @ b)


def reconstruct(v, W, b, c):
    machine = Machine(W, b, c)
    return machine.down(machine.up(v))


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    machine = Machine.at_random(V, n_hidden, rng)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for rows in np.array_split(order, range(batch_size, len(V), batch_size)):
            machine.learn(V[rows], rng.random((len(rows), n_hidden)), lr)
    return machine.weights.T, machine.visible_bias, machine.hidden_bias
