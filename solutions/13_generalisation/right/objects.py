"""Small classes: a penalty with a function and its derivative, a fold that knows its complement, a dataclass."""

import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Penalty:
    function: Any
    derivative: Any

    def __call__(self, weights, lam):
        value = sum(lam * self.function(w).sum() for w in weights)
        return [value, [lam * self.derivative(w) for w in weights]]


l1_penalty = Penalty(np.abs, np.sign)
l2_penalty = Penalty(np.square, lambda w: 2.0 * w)


class Dropout:
    def __init__(self, p):
        self.p = p

    def __call__(self, X, u):
        result = X.copy()
        result[u < self.p] = 0.0
        result /= 1.0 - self.p
        return result


def dropout(X, p, u):
    return Dropout(p)(X, u)


class Fold:
    def __init__(self, n):
        self.everything = set(range(n))
        self.indices = set()

    def add(self, index):
        self.indices.add(int(index))

    def pair(self):
        return [np.array(sorted(self.everything - self.indices)), np.array(sorted(self.indices))]


def k_fold(n, k, rng):
    folds = [Fold(n) for _ in range(k)]
    cards = np.arange(n)
    rng.shuffle(cards)
    for place, index in enumerate(cards):  # dealt out like cards
        folds[place % k].add(index)
    return [fold.pair() for fold in folds]


@dataclass
class EarlyStopping:
    patience: int
    best_loss: float = float("inf")
    best_params: Any = None
    worse: list = field(default_factory=list)

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params, self.worse = loss, copy.deepcopy(params), []
        else:
            self.worse.append(loss)
        return len(self.worse) >= self.patience
