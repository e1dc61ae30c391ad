"""One class does the walking; the four optimisers are functions from gradient to step, put in with partial."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np


def minibatches(n, batch_size, rng):
    numbers = rng.permuted(range(n))
    return [numbers[slice(start, start + batch_size)] for start in np.arange(n)[::batch_size]]


@dataclass
class Memory:
    t: int = 0
    means: dict[str, Any] = field(default_factory=dict)

    def mean(self, name, weight, value):
        """The running mean of this name."""
        old = self.means.get(name, np.zeros(np.shape(value)))
        self.means[name] = np.average([old, value], axis=0, weights=[weight, 1 - weight])
        return self.means[name]


def sgd(memory, g, lr):
    return lr * g


def momentum(memory, g, lr, beta):
    return lr * memory.mean("m", beta, g)


def rmsprop(memory, g, lr, alpha, eps):
    return lr * g / (np.sqrt(memory.mean("v", alpha, g**2)) + eps)


def adam(memory, g, lr, beta1, beta2, eps):
    unbiased_m = memory.mean("m", beta1, g) / (1 - beta1**memory.t)
    unbiased_v = memory.mean("v", beta2, g**2) / (1 - beta2**memory.t)
    return lr * unbiased_m / (np.sqrt(unbiased_v) + eps)


class Walker:
    def __init__(self, rule, params, *args, **settings):
        self.rule, self.params = partial(rule, *args, **settings) if not args else rule, params
        self.memories = [Memory() for _ in params]

    def step(self, gradients):
        for w, memory, g in zip(self.params, self.memories, gradients, strict=True):
            memory.t += 1
            w -= self.rule(memory, g)


SGD = partial(Walker, sgd)
Momentum = partial(Walker, momentum)
RMSprop = partial(Walker, rmsprop)
Adam = partial(Walker, adam)


def cross_entropy(p, q):
    return sum((-a * np.log(b) if b else np.inf) for a, b in zip(p, q) if a)


def kl_divergence(p, q):
    with np.errstate(divide="ignore"):
        ratios = np.divide(p, q, out=np.ones(len(p)), where=p > 0)
    return np.sum(np.where(p > 0, p * np.log(ratios), 0))
