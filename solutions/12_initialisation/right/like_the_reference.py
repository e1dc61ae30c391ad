"""The shortest way in numpy; random signs for the columns of Q; type hints, a dataclass, in-place updates."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def normal_init(n_in: int, n_out: int, std: float, rng: np.random.Generator) -> Array:
    return rng.normal(0, std, size=(n_in, n_out))


def xavier_uniform(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    variance = 2 / (n_in + n_out)
    limit = np.sqrt(3 * variance)
    return rng.uniform(-limit, limit, size=(n_in, n_out))


def he_normal(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    return np.sqrt(2.0) * rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)


def orthogonal(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    transpose = n_in < n_out
    q, _ = np.linalg.qr(rng.normal(size=(n_out, n_in) if transpose else (n_in, n_out)))
    q *= rng.choice([-1, 1], size=q.shape[1])
    return q.T if transpose else q


@dataclass
class BatchNorm:
    n_features: int
    momentum: float = 0.1
    eps: float = 1e-5
    cache: dict[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gamma: Array = np.ones(self.n_features)
        self.beta: Array = np.zeros(self.n_features)
        self.running_mean: Array = np.zeros(self.n_features)
        self.running_var: Array = np.ones(self.n_features)

    def statistics(self, X: Array) -> tuple[Array, Array]:
        mean, variance = X.mean(0), X.var(0)
        n = X.shape[0]
        self.running_mean *= 1 - self.momentum
        self.running_mean += self.momentum * mean
        self.running_var *= 1 - self.momentum
        self.running_var += self.momentum * variance * (n / (n - 1))
        return mean, variance

    def forward(self, X: Array, training: bool) -> Array:
        mean, variance = self.statistics(X) if training else (self.running_mean, self.running_var)
        inverse = 1 / np.sqrt(variance + self.eps)
        Y = (X - mean) * inverse
        if training:
            self.cache = {"x_hat": Y.copy(), "inverse": inverse}
        Y *= self.gamma
        Y += self.beta
        return Y

    def backward(self, grad_out: Array) -> tuple[Array, Array, Array]:
        x_hat, inverse = self.cache["x_hat"], self.cache["inverse"]
        g = grad_out * self.gamma
        dX = inverse * (g - g.mean(0) - x_hat * (g * x_hat).mean(0))
        return dX, np.sum(grad_out * x_hat, 0), np.sum(grad_out, 0)
