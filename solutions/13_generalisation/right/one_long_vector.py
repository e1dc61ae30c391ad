"""All weights in one vector that is cut up again, division by sorting random numbers, and a look back at all losses."""

import numpy as np


def _flat(weights):
    return np.concatenate([w.reshape(-1) for w in weights])


def _cut(vector, weights):
    ends = np.cumsum([w.size for w in weights])[:-1]
    return [part.reshape(w.shape) for part, w in zip(np.split(vector, ends), weights)]


def l1_penalty(weights, lam):
    vector = _flat(weights)
    return lam * np.linalg.norm(vector, ord=1), _cut(lam * np.sign(vector), weights)


def l2_penalty(weights, lam):
    vector = _flat(weights)
    return lam * (vector @ vector), _cut(2.0 * lam * vector, weights)


def dropout(X, p, u):
    x, v = X.ravel(), u.ravel()
    kept = np.flatnonzero(v >= p)
    result = np.zeros(x.size)
    result[kept] = x[kept] / (1.0 - p)
    return result.reshape(X.shape)


def k_fold(n, k, rng):
    order = np.argsort(rng.random(n))
    bounds = np.arange(k + 1) * n // k  # the remainder spreads over all folds
    pairs = []
    for begin, end in zip(bounds[:-1], bounds[1:]):
        mask = np.zeros(n, dtype=bool)
        mask[order[begin:end]] = True
        pairs.append((np.flatnonzero(~mask), np.flatnonzero(mask)))
    return pairs


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.snapshots = []

    @property
    def best_loss(self):
        return min(self.losses, default=float("inf"))

    @property
    def best_params(self):
        return self.snapshots[int(np.argmin(self.losses))] if self.losses else None

    def update(self, loss, params):
        self.losses.append(loss)
        self.snapshots.append([np.array(w) for w in params])
        return len(self.losses) - 1 - int(np.argmin(self.losses)) >= self.patience
