"""Closures: one function makes the other three; a product of Householder reflections (Stewart 1980); the way back is a
function that the way forward leaves behind."""

import numpy as np


def drawing(sample):
    """A function (n_in, n_out, ..., rng) -> array, made from one that draws a given number of numbers."""

    def draw(n_in, n_out, *rest, **named):
        rng = named.pop("rng", None) or rest[-1]
        std = named.pop("std", None) or (
            rest[0] if len(rest) > 1 or (rest and not hasattr(rest[0], "random")) else None
        )
        return np.asarray(sample(rng, n_in * n_out, n_in, n_out, std)).reshape(n_in, n_out)

    return draw


normal_init = drawing(lambda rng, count, n_in, n_out, std: rng.normal(scale=std, size=count))
he_normal = drawing(lambda rng, count, n_in, n_out, std: rng.normal(scale=np.sqrt(2.0 / n_in), size=count))


@drawing
def xavier_uniform(rng, count, n_in, n_out, std):
    width = 2 * np.sqrt(6 / (n_in + n_out))
    return width * rng.random(count) - width / 2


def orthogonal(n_in, n_out, rng):
    n = max(n_in, n_out)
    Q = np.diag(np.where(rng.random(n) < 0.5, -1.0, 1.0))
    for k in range(2, n + 1):
        x = rng.standard_normal(k)
        v = x.copy()
        v[0] += np.copysign(np.linalg.norm(x), x[0])
        H = np.eye(n)
        H[n - k :, n - k :] -= 2 * np.outer(v, v) / (v @ v)
        Q = H @ Q
    return Q[:n_in, :n_out].copy()


class BatchNorm:
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        self.gamma, self.beta = np.full(n_features, 1.0), np.full(n_features, 0.0)
        self.running_mean, self.running_var = np.full(n_features, 0.0), np.full(n_features, 1.0)
        self.towards = lambda old, new: old * (1 - momentum) + new * momentum
        self.scaled = lambda centred, variance: centred / np.sqrt(variance + eps)
        self.eps = eps

    def forward(self, X, training):
        if not training:
            return self.gamma * self.scaled(X - self.running_mean, self.running_var) + self.beta
        mean = X.mean(axis=0, keepdims=True)
        centred = X - mean
        variance = (centred**2).mean(axis=0)
        x_hat = self.scaled(centred, variance)
        self.running_mean = self.towards(self.running_mean, mean[0])
        self.running_var = self.towards(self.running_var, (centred**2).sum(axis=0) / (len(X) - 1))
        gamma = self.gamma.copy()

        def backward(grad_out):
            g = gamma * grad_out / np.sqrt(variance + self.eps)
            dX = g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)
            return dX, (grad_out * x_hat).sum(axis=0), grad_out.sum(axis=0)

        self.backward = backward
        return x_hat * gamma + self.beta
