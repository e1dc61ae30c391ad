"""Loops over single numbers, Fisher-Yates by hand, plain math for the logarithms."""

import math

import numpy as np


def minibatches(n, batch_size, rng):
    order = list(range(n))
    for i in reversed(range(1, n)):
        j = int(rng.integers(0, i, endpoint=True))
        order[i], order[j] = order[j], order[i]
    batches = []
    batch = []
    for index in order:
        batch.append(index)
        if len(batch) == batch_size:
            batches.append(np.array(batch))
            batch = []
    if batch:
        batches.append(np.array(batch))
    return batches


class SGD:
    def __init__(self, params, lr):
        self.params = params
        self.lr = lr

    def step(self, gradients):
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                self.params[k][index] = self.params[k][index] - self.lr * gradients[k][index]


class Momentum:
    def __init__(self, params, lr, beta):
        self.params = params
        self.lr = lr
        self.beta = beta
        self.m = {}

    def step(self, gradients):
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                m = self.beta * self.m.get((k, index), 0.0) + (1 - self.beta) * float(gradients[k][index])
                self.m[k, index] = m
                self.params[k][index] -= self.lr * m


class RMSprop:
    def __init__(self, params, lr, alpha, eps):
        self.params = params
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.v = {}

    def step(self, gradients):
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                g = float(gradients[k][index])
                v = self.alpha * self.v.get((k, index), 0.0) + (1 - self.alpha) * g * g
                self.v[k, index] = v
                self.params[k][index] -= self.lr * g / (math.sqrt(v) + self.eps)


class Adam:
    def __init__(self, params, lr, beta1, beta2, eps):
        self.params = params
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.m = {}
        self.v = {}
        self.steps = 0

    def step(self, gradients):
        self.steps = self.steps + 1
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                g = float(gradients[k][index])
                m = self.beta1 * self.m.get((k, index), 0.0) + (1 - self.beta1) * g
                v = self.beta2 * self.v.get((k, index), 0.0) + (1 - self.beta2) * g * g
                self.m[k, index] = m
                self.v[k, index] = v
                m_hat = m / (1 - self.beta1**self.steps)
                v_hat = v / (1 - self.beta2**self.steps)
                self.params[k][index] -= self.lr * m_hat / (math.sqrt(v_hat) + self.eps)


def cross_entropy(p, q):
    total = 0.0
    for k in range(len(p)):
        if p[k] == 0:
            continue
        if q[k] == 0:
            return math.inf
        total -= p[k] * math.log(q[k])
    return total


def kl_divergence(p, q):
    total = 0.0
    for k in range(len(p)):
        if p[k] == 0:
            continue
        if q[k] == 0:
            return math.inf
        total += p[k] * (math.log(p[k]) - math.log(q[k]))
    return total
