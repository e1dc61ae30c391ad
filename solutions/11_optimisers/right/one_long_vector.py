"""All parameters as one long vector; the state is two vectors; the parts are written back after each step."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.choice(n, size=n, replace=False)
    batches = []
    while len(order):
        batches.append(order[:batch_size])
        order = order[batch_size:]
    return batches


def joined(arrays):
    return np.concatenate([np.ravel(a) for a in arrays])


class Flat:
    def __init__(self, params, **settings):
        self.params = params
        self.__dict__.update(settings)
        self.m = np.zeros(sum(w.size for w in params))
        self.v = np.zeros(sum(w.size for w in params))
        self.t = 0

    def step(self, gradients):
        self.t += 1
        delta = self.way(joined(gradients))
        first = 0
        for w in self.params:
            w -= delta[first : first + w.size].reshape(w.shape)
            first += w.size

    def update(self, name, weight, x):
        new = weight * getattr(self, name) + (1 - weight) * x
        setattr(self, name, new)
        return new


class SGD(Flat):
    def way(self, g):
        return self.lr * g


class Momentum(Flat):
    def way(self, g):
        return self.lr * self.update("m", self.beta, g)


class RMSprop(Flat):
    def way(self, g):
        return self.lr * g / (self.update("v", self.alpha, g**2) ** 0.5 + self.eps)


class Adam(Flat):
    def way(self, g):
        # the paper's other order: the correction moves into the rate and into eps
        root = (1 - self.beta2**self.t) ** 0.5
        rate = self.lr * root / (1 - self.beta1**self.t)
        return rate * self.update("m", self.beta1, g) / (np.sqrt(self.update("v", self.beta2, g**2)) + self.eps * root)


def cross_entropy(p, q):
    logs = np.zeros(len(q))
    np.log(q, out=logs, where=(p > 0) & (q > 0))
    return np.inf if np.any((q == 0) & (p > 0)) else -np.dot(p, logs)


def kl_divergence(p, q):
    return np.array(cross_entropy(p, q) - cross_entropy(p, p))
