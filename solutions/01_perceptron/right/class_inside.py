"""A class does the work, the required functions only wrap it; bias and weights are kept apart inside."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Neuron:
    bias: float
    weights: np.ndarray

    @classmethod
    def from_vector(cls, w):
        return cls(float(w[0]), w[1:].copy())

    def vector(self):
        return np.concatenate([[self.bias], self.weights])

    def __call__(self, x):
        return int(np.dot(self.weights, x) + self.bias > 0)

    def learn(self, x, target):
        """Returns whether the answer was wrong."""
        error = target - self(x)
        self.bias += error
        self.weights += error * x
        return error != 0


def heaviside(phi):
    return int(phi > 0)


def predict(w, X):
    neuron = Neuron.from_vector(w)
    return np.fromiter((neuron(x) for x in X), dtype=np.int64, count=len(X))


def perceptron_update(w, x, target):
    neuron = Neuron.from_vector(w)
    neuron.learn(x, target)
    return neuron.vector()


def perceptron_fit(X, targets, max_epochs=100):
    neuron = Neuron(0.0, np.zeros(X.shape[1]))
    errors_per_epoch = []
    while len(errors_per_epoch) < max_epochs and (not errors_per_epoch or errors_per_epoch[-1] > 0):
        errors_per_epoch.append(sum(neuron.learn(x, t) for x, t in zip(X, targets)))
    return neuron.vector(), errors_per_epoch
