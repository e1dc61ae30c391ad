"""torch differentiates the penalties; dropout divides by masks; the rest in between."""

import numpy as np
import torch


def _penalty(weights, lam, function):
    leaves = [torch.tensor(w, requires_grad=True) for w in weights]
    value = lam * sum(function(leaf).sum() for leaf in leaves)
    value.backward()
    return value.item(), [leaf.grad.numpy() for leaf in leaves]


def l1_penalty(weights, lam):
    return _penalty(weights, lam, torch.abs)


def l2_penalty(weights, lam):
    return _penalty(weights, lam, torch.square)


def dropout(X, p, u):
    x, v = torch.from_numpy(X), torch.from_numpy(u)
    return (x * (v >= p) / (1 - p)).numpy()


def k_fold(n, k, rng):
    chunks = torch.from_numpy(rng.permuted(np.arange(n))).tensor_split(k)
    return [
        (torch.cat([c for other, c in enumerate(chunks) if other != i]).numpy(), chunk.numpy())
        for i, chunk in enumerate(chunks)
    ]


class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.age = patience, 0
        self.best_loss, self.best_params = torch.inf, None

    def update(self, loss, params):
        self.age += 1
        if loss < self.best_loss:
            self.best_loss, self.age = loss, 0
            self.best_params = [torch.from_numpy(param).clone().numpy() for param in params]
        return self.age >= self.patience
