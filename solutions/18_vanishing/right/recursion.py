"""Functions that call themselves on a shorter network; match for the names; the sum of softmax row by row."""

import numpy as np


def activation(z, name):
    match name:
        case "sigmoid":
            return np.exp(np.minimum(z, 0)) / (np.exp(-abs(z)) + 1)
        case "tanh":
            e = np.exp(-2 * abs(z))
            return np.sign(z) * (1 - e) / (1 + e)
        case "relu":
            return (z + abs(z)) / 2
        case "softplus":
            return z - np.minimum(z, 0) + np.log(1 + np.exp(-abs(z)))
        case _:
            return +z


def derivative(z, name):
    e = np.exp(-abs(z))
    match name:
        case "sigmoid":
            return e / (1 + e) ** 2
        case "tanh":
            return 4 * e**2 / (1 + e**2) ** 2
        case "relu":
            return np.maximum(np.sign(z), 0.0)
        case "softplus":
            return np.exp(np.minimum(z, 0)) / (1 + e)
        case _:
            return np.array(1.0 + np.zeros(z.shape))


def log_softmax(z):
    if z.ndim > 1:
        return np.stack([log_softmax(part) for part in z])
    return z - (z.max() + np.log(sum(np.exp(z - z.max()))))


def softmax(z):
    if z.ndim > 1:
        return np.stack(list(map(softmax, z)))
    # e^z_k / sum_j e^z_j = 1 / sum_j e^(z_j - z_k)
    with np.errstate(over="ignore"):
        return np.array([1 / np.exp(z - v).sum() for v in z])


def collapse(weights, biases):
    *earlier, W = weights
    *before, b = biases
    if not earlier:
        return W.copy(), b.copy()
    inner_W, inner_b = collapse(earlier, before)
    return np.dot(W, inner_W), np.dot(W, inner_b) + b


def chain_forward(w, b, x):
    if len(w) == 0:
        return np.zeros(0), np.zeros(0)
    z = w[0] * x + b[0]
    a = 1 / (1 + np.exp(-z))
    later_z, later_a = chain_forward(w[1:], b[1:], a)
    return np.concatenate([[z], later_z]), np.concatenate([[a], later_a])


def chain_gradient(w, z, dC_da):
    slope = derivative(z[0], "sigmoid")
    if len(w) == 1:
        return np.array([slope * dC_da])
    later = chain_gradient(w[1:], z[1:], dC_da)
    return np.concatenate([[slope * w[1] * later[0]], later])


def gradient_norms(weights, biases, x, name, dC_da):
    def through(layer, a):
        """The deltas of this layer and of all later ones, and the gradient by `a`."""
        if layer == len(weights):
            return [], dC_da
        z = weights[layer] @ a + biases[layer]
        later, arriving = through(layer + 1, activation(z, name))
        delta = derivative(z, name) * arriving
        return [delta, *later], weights[layer].transpose() @ delta

    deltas, _ = through(0, x)
    return np.array([sum(delta**2) ** 0.5 for delta in deltas])
