"""Sigmoid by tanh, masks instead of branches, cumulative products, one chain of matrices of growing columns."""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return 0.5 * (1.0 + np.tanh(z / 2))
    if name == "tanh":
        return np.sinh(z.clip(-300, 300)) / np.cosh(z.clip(-300, 300))
    if name == "relu":
        return z * (z > 0)
    if name == "softplus":
        return np.log1p(np.exp(-abs(z))) + (z + abs(z)) / 2
    return 1.0 * z


def derivative(z, name):
    if name == "sigmoid":
        return (1.0 - np.tanh(z / 2) ** 2) / 4
    if name == "tanh":
        return 1.0 / np.cosh(z.clip(-300, 300)) ** 2
    if name == "relu":
        return (z > 0) * 1.0
    if name == "softplus":
        return activation(z, "sigmoid")
    return 0.0 * z + 1.0


def softmax(z):
    e = np.exp(z - np.max(z, -1)[..., None])
    return e / np.sum(e, -1)[..., None]


def log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)


def collapse(weights, biases):
    W, b = np.eye(len(weights[0][0])), np.zeros(len(weights[0][0]))
    for matrix, bias in zip(weights, biases):
        W = np.einsum("ij,jk->ik", matrix, W)
        b = np.einsum("ij,j->i", matrix, b) + bias
    return W, b


def chain_forward(w, b, x):
    outputs = [x]
    for weight, bias in zip(w, b):
        outputs.append(float(activation(np.array(weight * outputs[-1] + bias), "sigmoid")))
    return w * np.array(outputs[:-1]) + b, np.array(outputs[1:])


def chain_gradient(w, z, dC_da):
    s = derivative(z, "sigmoid")
    factors = np.append(w[1:] * s[1:], dC_da)
    return s * np.cumprod(factors[::-1])[::-1]


def gradient_norms(weights, biases, x, name, dC_da):
    slopes = []
    for W, b in zip(weights, biases):
        z = W.dot(x) + b
        slopes = [*slopes, derivative(z, name)]
        x = activation(z, name)
    deltas = [dC_da * slopes[-1]]
    for W, slope in zip(weights[:0:-1], slopes[-2::-1]):
        deltas.append(slope * deltas[-1].dot(W))
    return np.sqrt([delta.dot(delta) for delta in deltas[::-1]])
