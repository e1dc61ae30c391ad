"""A coroutine per array holds its state; scipy's xlogy knows that 0 log 0 is 0; the shuffle uses a child of rng."""

import numpy as np
from scipy.special import xlogy


def minibatches(n, batch_size, rng):
    (child,) = rng.spawn(1)
    order = np.arange(n, dtype=np.int32)
    child.shuffle(order)
    return [part.copy() for part in np.array_split(order, range(batch_size, n, batch_size))]


class Optimiser:
    def __init__(self, params, **settings):
        self.walkers = [self.walk(w, **settings) for w in params]
        for walker in self.walkers:
            next(walker)

    def step(self, gradients):
        for walker, g in zip(self.walkers, gradients):
            walker.send(g)
        return self


class SGD(Optimiser):
    @staticmethod
    def walk(w, lr):
        while True:
            g = yield
            w[...] -= lr * g


class Momentum(Optimiser):
    @staticmethod
    def walk(w, lr, beta):
        m = 0
        while True:
            g = yield
            m = m + (1 - beta) * (g - m)
            w[...] -= lr * m


class RMSprop(Optimiser):
    @staticmethod
    def walk(w, lr, alpha, eps):
        v = 0
        while True:
            g = yield
            v = v + (1 - alpha) * (np.square(g) - v)
            w[...] -= lr * (g / (eps + np.sqrt(v)))


class Adam(Optimiser):
    @staticmethod
    def walk(w, lr, beta1, beta2, eps):
        m, v, power1, power2 = 0, 0, 1.0, 1.0
        while True:
            g = yield
            power1, power2 = power1 * beta1, power2 * beta2
            m = m + (1 - beta1) * (g - m)
            v = v + (1 - beta2) * (np.square(g) - v)
            w[...] -= lr * (m / (1 - power1)) / (np.sqrt(v / (1 - power2)) + eps)


def cross_entropy(p, q):
    return -xlogy(p, q).sum()


def kl_divergence(p, q):
    return float((xlogy(p, p) - xlogy(p, q)).sum())
