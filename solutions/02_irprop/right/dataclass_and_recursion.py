"""Recursion over the layers, a named tuple of tuples, a dataclass as optimiser; it remembers signs only."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


class Gradients(NamedTuple):
    dW: tuple
    db: tuple


def sigmoid(x):
    return 1 - 1 / (1 + np.exp(x))  # warns when exp overflows


def mlp_forward(W, B, x):
    def layer(l):
        return x if l == 0 else sigmoid(layer(l - 1) @ W[l - 1].T + B[l - 1])

    return tuple(layer(l) for l in range(len(W) + 1))


def mlp_gradients(W, B, x, t):
    A = mlp_forward(W, B, x)

    def delta(l):
        upstream = A[l] - t if l == len(W) else delta(l + 1) @ W[l]
        return upstream * A[l] * (1 - A[l])

    deltas = [delta(l) for l in range(1, len(W) + 1)]
    return Gradients(tuple(d.T @ a for d, a in zip(deltas, A)), tuple(np.add.reduce(d) for d in deltas))


@dataclass(eq=False)
class IRpropMinus:
    params: list
    eta_plus: float = 1.2
    eta_minus: float = 0.5
    delta_zero: float = 0.1
    delta_min: float = 1e-6
    delta_max: float = 50.0

    @cached_property
    def _state(self):
        return [(p, np.full_like(p, self.delta_zero), np.zeros(p.shape, dtype=np.int8)) for p in self.params]

    def step(self, gradients):
        factor = np.array([1.0, self.eta_plus, self.eta_minus])  # for the products 0, 1 and -1
        for (p, delta, sign), g in zip(self._state, gradients):
            now = np.sign(g).astype(np.int8)
            product = sign * now
            delta *= factor[product]
            delta.clip(self.delta_min, self.delta_max, out=delta)
            now[product < 0] = 0
            p -= now * delta
            sign[...] = now


def train(W, B, X, T, n, make):
    optimizer = make([*W, *B])

    def epoch():
        loss = np.linalg.norm(mlp_forward(W, B, X)[-1] - T) ** 2 / 2
        optimizer.step(sum(mlp_gradients(W, B, X, T), ()))
        return loss

    return tuple(epoch() for _ in range(n))
