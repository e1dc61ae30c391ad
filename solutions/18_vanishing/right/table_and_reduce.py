"""A table of pairs of functions, reduce instead of loops, and layers with the bias as one more column."""

from functools import reduce
from itertools import accumulate

import numpy as np

FUNCTIONS = {
    "sigmoid": (lambda z: np.where(z < 0, np.exp(-np.abs(z)), 1.0) / (1 + np.exp(-np.abs(z))), None),
    "tanh": (np.tanh, lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z))),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.heaviside(z, 0)),
    "softplus": (lambda z: np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0), None),
    "linear": (np.copy, np.ones_like),
}
FUNCTIONS["sigmoid"] = FUNCTIONS["sigmoid"][0], lambda z: sigma(z) - sigma(z) ** 2
FUNCTIONS["softplus"] = FUNCTIONS["softplus"][0], FUNCTIONS["sigmoid"][0]


def sigma(z):
    return FUNCTIONS["sigmoid"][0](z)


def activation(z, name):
    return FUNCTIONS[name][0](z)


def derivative(z, name):
    return FUNCTIONS[name][1](z)


def log_softmax(z):
    z = np.moveaxis(z, -1, 0)
    z = z - z.max(0)
    return np.moveaxis(z - np.log(np.exp(z).sum(0)), 0, -1)


def softmax(z):
    e = np.exp(np.moveaxis(z, -1, 0) - z.max(-1))
    return np.moveaxis(e / e.sum(0), 0, -1)


def with_column(W, b):
    below = np.zeros((1, W.shape[1] + 1))
    below[0, -1] = 1.0
    return np.vstack([np.column_stack([W, b]), below])


def collapse(weights, biases):
    whole = reduce(lambda done, layer: layer @ done, map(with_column, weights, biases))
    return whole[:-1, :-1], whole[:-1, -1]


def chain_forward(w, b, x):
    outputs = list(accumulate(zip(w, b), lambda a, layer: sigma(layer[0] * a + layer[1]), initial=np.float64(x)))
    return w * np.array(outputs[:-1]) + b, np.array(outputs[1:])


def chain_gradient(w, z, dC_da):
    slopes = derivative(z, "sigmoid")
    pairs = list(zip(w[1:][::-1], slopes[:-1][::-1]))
    found = accumulate(pairs, lambda delta, pair: delta * pair[0] * pair[1], initial=slopes[-1] * dC_da)
    return np.array(list(found))[::-1]


def gradient_norms(weights, biases, x, name, dC_da):
    inputs = []
    reduce(
        lambda a, layer: inputs.append(layer[0] @ a + layer[1]) or activation(inputs[-1], name), zip(weights, biases), x
    )
    slopes = [derivative(z, name) for z in inputs]
    steps = list(zip(weights[1:], slopes[:-1]))[::-1]
    deltas = accumulate(steps, lambda d, step: step[1] * (step[0].T @ d), initial=slopes[-1] * dC_da)
    return np.array([np.linalg.norm(d) for d in deltas][::-1])
