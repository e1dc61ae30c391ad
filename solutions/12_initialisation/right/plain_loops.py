"""Plain Python: one number after the other, Box-Muller for the normal distribution, Gram-Schmidt with lists."""

import math

import numpy as np


def one_normal(rng):
    u, v = 1.0 - rng.random(), rng.random()  # the logarithm never sees 0
    return math.sqrt(-2.0 * math.log(u)) * math.cos(2.0 * math.pi * v)


def normal_init(n_in, n_out, std, rng):
    w = np.zeros((n_in, n_out))
    for i in range(n_in):
        for j in range(n_out):
            w[i, j] = std * one_normal(rng)
    return w


def xavier_uniform(n_in, n_out, rng):
    limit = math.sqrt(6 / (n_in + n_out))
    rows = []
    for _ in range(n_in):
        rows.append([-limit + 2 * limit * rng.random() for _ in range(n_out)])
    return np.array(rows)


def he_normal(n_in, n_out, rng):
    return normal_init(n_in, n_out, math.sqrt(2 / n_in), rng)


def orthogonal(n_in, n_out, rng):
    length, count = max(n_in, n_out), min(n_in, n_out)
    found = []
    while len(found) < count:
        v = [one_normal(rng) for _ in range(length)]
        for _ in range(2):  # the second time removes what rounding has left
            for q in found:
                overlap = sum(a * b for a, b in zip(v, q))
                v = [a - overlap * b for a, b in zip(v, q)]
        size = math.sqrt(sum(a * a for a in v))
        found.append([a / size for a in v])
    rows = np.array(found)
    return rows.T.copy() if n_in >= n_out else rows


class BatchNorm:
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        self.F = n_features
        self.m = momentum
        self.eps = eps
        self.gamma = np.array([1.0] * n_features)
        self.beta = np.array([0.0] * n_features)
        self.running_mean = np.array([0.0] * n_features)
        self.running_var = np.array([1.0] * n_features)

    def forward(self, X, training):
        N = len(X)
        Y = np.zeros((N, self.F))
        if training:
            self.seen = []
        for f in range(self.F):
            if training:
                mean = sum(X[n, f] for n in range(N)) / N
                squares = sum((X[n, f] - mean) ** 2 for n in range(N))
                var = squares / N
                self.running_mean[f] = (1 - self.m) * self.running_mean[f] + self.m * mean
                self.running_var[f] = (1 - self.m) * self.running_var[f] + self.m * squares / (N - 1)
                self.seen.append(([X[n, f] - mean for n in range(N)], math.sqrt(var + self.eps)))
            else:
                mean, var = self.running_mean[f], self.running_var[f]
            for n in range(N):
                Y[n, f] = self.gamma[f] * (X[n, f] - mean) / math.sqrt(var + self.eps) + self.beta[f]
        return Y

    def backward(self, grad_out):
        N = len(grad_out)
        dX = np.zeros((N, self.F))
        dgamma, dbeta = np.zeros(self.F), np.zeros(self.F)
        for f in range(self.F):
            centred, std = self.seen[f]
            for n in range(N):
                dbeta[f] += grad_out[n, f]
                dgamma[f] += grad_out[n, f] * centred[n] / std
            for n in range(N):
                through = grad_out[n, f] - dbeta[f] / N - centred[n] / std * dgamma[f] / N
                dX[n, f] = self.gamma[f] / std * through
        return dX, dgamma, dbeta
