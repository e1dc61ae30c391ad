"""Draws in transposed order, the orthogonal factor U V^T of a singular value decomposition, np.var with ddof, paths
of the gradient one after the other as in the paper."""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return std * rng.standard_normal((n_out, n_in)).T


def xavier_uniform(n_in, n_out, rng):
    return np.sqrt(6 / (n_in + n_out)) * (2 * rng.random((n_out, n_in)).T - 1)


def he_normal(n_in, n_out, rng):
    return normal_init(n_in, n_out, (2 / n_in) ** 0.5, rng)


def orthogonal(n_in, n_out, rng):
    U, _, Vt = np.linalg.svd(rng.standard_normal((n_in, n_out)), full_matrices=False)
    return U @ Vt


class BatchNorm:
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        self.momentum = momentum
        self.eps = eps
        self.gamma = np.ones(n_features)
        self.beta = np.zeros(n_features)
        self.running_mean = np.zeros(n_features)
        self.running_var = np.ones(n_features)

    def forward(self, X, training):
        if not training:
            return (X - self.running_mean) / np.sqrt(self.running_var + self.eps) * self.gamma + self.beta
        self.X = X
        self.mu = np.mean(X, axis=0)
        self.var = np.var(X, axis=0)
        self.running_mean += self.momentum * (self.mu - self.running_mean)
        self.running_var += self.momentum * (np.var(X, axis=0, ddof=1) - self.running_var)
        return (X - self.mu) / np.sqrt(self.var + self.eps) * self.gamma + self.beta

    def backward(self, grad_out):
        N = self.X.shape[0]
        centred = self.X - self.mu
        root = np.sqrt(self.var + self.eps)
        dx_hat = grad_out * self.gamma
        dvar = np.sum(dx_hat * centred, axis=0) * -0.5 * root**-3
        dmu = -np.sum(dx_hat, axis=0) / root + dvar * np.mean(-2 * centred, axis=0)
        dX = dx_hat / root + dvar * 2 * centred / N + dmu / N
        return [dX, np.sum(grad_out * centred / root, axis=0), np.sum(grad_out, axis=0)]
