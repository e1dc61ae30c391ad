"""One neuron, one direction and one feature at a time: columns drawn and stacked, orthogonal columns found by
projecting what is left, a small object for every feature of BatchNorm; a child of the generator for every call."""

import numpy as np


def columns(n_in, n_out, draw):
    return np.column_stack([draw(n_in) for _ in range(n_out)])


def normal_init(n_in, n_out, std, rng):
    (child,) = rng.spawn(1)
    return columns(n_in, n_out, lambda n: child.normal(0, std, n))


def xavier_uniform(n_in, n_out, rng):
    (child,) = rng.spawn(1)
    limit = (6 / (n_in + n_out)) ** (1 / 2)
    return columns(n_in, n_out, lambda n: child.uniform(-limit, limit, n))


def he_normal(n_in, n_out, rng):
    return normal_init(n_in, n_out, np.sqrt(2 / n_in), rng)


def orthogonal(n_in, n_out, rng):
    if n_in < n_out:
        return np.transpose(orthogonal(n_out, n_in, rng))
    projector, found = np.identity(n_in), []
    for _ in range(n_out):
        v = projector @ rng.normal(size=n_in)
        v = projector @ v
        v /= np.linalg.norm(v)
        projector = projector - np.outer(v, v)
        found.append(v)
    return np.stack(found, axis=1)


class Feature:
    """What BatchNorm knows of one feature in training."""

    def __init__(self, x, eps):
        self.mean = x.mean()
        self.unbiased = x.var(ddof=1)
        self.std = np.sqrt(x.var() + eps)
        self.x_hat = (x - self.mean) / self.std

    def back(self, g, gamma):
        n = len(g)
        jacobian = (np.eye(n) - 1 / n - np.outer(self.x_hat, self.x_hat) / n) * gamma / self.std
        return jacobian @ g


class BatchNorm:
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(n_features), np.zeros(n_features)
        self.running_mean, self.running_var = np.zeros(n_features), np.ones(n_features)

    def forward(self, X, training):
        if training:
            self.features = [Feature(x, self.eps) for x in X.T]
            new_mean = np.array([feature.mean for feature in self.features])
            new_var = np.array([feature.unbiased for feature in self.features])
            self.running_mean = np.average(
                [self.running_mean, new_mean], axis=0, weights=[1 - self.momentum, self.momentum]
            )
            self.running_var = np.average(
                [self.running_var, new_var], axis=0, weights=[1 - self.momentum, self.momentum]
            )
            normalised = np.stack([feature.x_hat for feature in self.features], axis=1)
        else:
            normalised = (X - self.running_mean) / (self.running_var + self.eps) ** 0.5
        return normalised * self.gamma + self.beta

    def backward(self, grad_out):
        pairs = list(zip(self.features, grad_out.T))
        dX = np.stack([feature.back(g, gamma) for (feature, g), gamma in zip(pairs, self.gamma)], axis=1)
        dgamma = np.array([feature.x_hat @ g for feature, g in pairs])
        return dX, dgamma, grad_out.sum(axis=0)
