"""No running means: every gradient so far is kept as a copy, and the means are sums over all of them."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.argsort(rng.random(n))
    return tuple(np.split(order, np.arange(batch_size, n, batch_size)))


class Remembering:
    """Keeps copies of all gradients."""

    def __init__(self, params):
        self.params, self.past = params, [[] for _ in params]

    def remember(self, gradients):
        for past, g in zip(self.past, gradients):
            past.append(np.array(g))

    @staticmethod
    def weighted(past, weight):
        """Sum of all x_i weight^(t - i), and the sum of the weights."""
        weights = [weight**age for age in range(len(past))][::-1]
        return sum(w * x for w, x in zip(weights, past)), sum(weights)


class SGD(Remembering):
    def __init__(self, params, lr):
        super().__init__(params)
        self.lr = lr

    def step(self, gradients):
        self.remember(gradients)
        for w, past in zip(self.params, self.past):
            np.subtract(w, self.lr * past[-1], out=w)


class Momentum(Remembering):
    def __init__(self, params, lr, beta):
        super().__init__(params)
        self.lr, self.beta = lr, beta

    def step(self, gradients):
        self.remember(gradients)
        for w, past in zip(self.params, self.past):
            w[...] = w - self.lr * (1 - self.beta) * self.weighted(past, self.beta)[0]


class RMSprop(Remembering):
    def __init__(self, params, lr, alpha, eps):
        super().__init__(params)
        self.lr, self.alpha, self.eps = lr, alpha, eps

    def step(self, gradients):
        self.remember(gradients)
        for w, past in zip(self.params, self.past):
            square = (1 - self.alpha) * self.weighted([g * g for g in past], self.alpha)[0]
            w[...] = w - self.lr * past[-1] / (np.sqrt(square) + self.eps)


class Adam(Remembering):
    def __init__(self, params, lr, beta1, beta2, eps):
        super().__init__(params)
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps

    def step(self, gradients):
        self.remember(gradients)
        for w, past in zip(self.params, self.past):
            mean, of_mean = self.weighted(past, self.beta1)
            square, of_square = self.weighted([g * g for g in past], self.beta2)
            w[...] = w - self.lr * (mean / of_mean) / (np.sqrt(square / of_square) + self.eps)


def cross_entropy(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(p * np.log(q))


def kl_divergence(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nansum(p * (np.log(p) - np.log(q)))
