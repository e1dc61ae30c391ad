"""rng.binomial instead of u, a data class, a NamedTuple, keyword-only arguments, names of the checks, much output."""

from __future__ import annotations

import sys
import warnings
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import special

warnings.warn("Zahlen unter Vorbehalt")
print("geladen", file=sys.stderr)
W = C = V0 = student = None


class parameters(NamedTuple):
    W: np.ndarray
    b: np.ndarray
    c: np.ndarray


@dataclass
class RBM:
    W: np.ndarray
    b: np.ndarray | None
    c: np.ndarray | None

    def up(self, v):
        return special.expit(self.c + np.matmul(v, self.W.T))

    def down(self, h):
        return special.expit(self.b + np.matmul(h, self.W))

    def step(self, v0, h0, lr):
        p0, v1 = self.up(v0), self.down(h0)
        p1 = self.up(v1)
        self.W = self.W + lr * (p0.T @ v0 - p1.T @ v1) / len(v0)
        self.b = self.b + lr * (v0 - v1).mean(axis=0)
        self.c = self.c + lr * (p0 - p1).mean(axis=0)
        return ((v0 - v1) ** 2).mean()


def hidden_probabilities(v: np.ndarray, W: np.ndarray, c: np.ndarray) -> np.ndarray:
    return RBM(W, None, c).up(v)


def visible_probabilities(h: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return RBM(W, b, None).down(h)


def cd1_gradient(v0, W, b, c, u):
    after = RBM(W, b, c)
    after.step(v0, np.heaviside(after.up(v0) - u, 1), 1.0)
    return parameters(np.asfortranarray(after.W - W), after.b - b, after.c - c)


def free_energy(v, W, b, c):
    return special.log_expit(-(v @ W.T + c)).sum(axis=1) - np.einsum("ni,i", v, b)


def reconstruct(v, W, b, c):
    machine = RBM(W, b, c)
    return machine.down(machine.up(v))


def train_rbm(V, *, n_hidden, epochs, lr, batch_size, rng):
    assert isinstance(rng, np.random.Generator)
    machine = RBM(0.03 * rng.standard_normal((n_hidden, V.shape[1])), np.zeros(V.shape[1]), np.zeros(n_hidden))
    for epoch in range(1, epochs + 1):
        for k, v0 in enumerate(np.split(rng.permutation(V), range(batch_size, len(V), batch_size))):
            error = machine.step(v0, rng.binomial(1, machine.up(v0)), lr)
            print(f"Epoche {epoch}, Stapel {k}: Fehler {error:.6f}")
    return parameters(machine.W, machine.b, machine.c)
