"""Single numbers and the math module only; every array is walked through entry by entry."""

import math

import numpy as np


def sigmoid(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(max(v, -745.0))
    return e / (1 + e)


def softplus(v):
    return max(v, 0.0) + math.log1p(math.exp(-abs(v)))


def one_value(v, name):
    if name == "sigmoid":
        return sigmoid(v)
    if name == "tanh":
        return math.tanh(v)
    if name == "relu":
        return v if v > 0 else 0.0
    if name == "softplus":
        return softplus(v)
    return v


def one_slope(v, name):
    if name == "sigmoid":
        return sigmoid(v) * sigmoid(-v)
    if name == "tanh":
        return (1 - math.tanh(v)) * (1 + math.tanh(v))
    if name == "relu":
        return 1.0 if v > 0 else 0.0
    if name == "softplus":
        return sigmoid(v)
    return 1.0


def activation(z, name):
    result = np.empty_like(z)
    for place, v in np.ndenumerate(z):
        result[place] = one_value(float(v), name)
    return result


def derivative(z, name):
    result = np.empty_like(z)
    for place, v in np.ndenumerate(z):
        result[place] = one_slope(float(v), name)
    return result


def log_softmax(z):
    result = np.empty_like(z)
    for place in np.ndindex(z.shape[:-1]):
        row = [float(v) for v in z[place]]
        top = max(row)
        total = 0.0
        for v in row:
            total += math.exp(v - top)
        for k, v in enumerate(row):
            result[(*place, k)] = v - top - math.log(total)
    return result


def softmax(z):
    result = log_softmax(z)
    for place, v in np.ndenumerate(result):
        result[place] = math.exp(v)
    return result


def collapse(weights, biases):
    n_inputs = weights[0].shape[1]
    rows = [[1.0 if i == j else 0.0 for j in range(n_inputs)] for i in range(n_inputs)]
    constant = [0.0] * n_inputs
    for W, b in zip(weights, biases):
        n_out, n_in = W.shape
        new_rows, new_constant = [], []
        for i in range(n_out):
            new_rows.append([sum(W[i, m] * rows[m][j] for m in range(n_in)) for j in range(n_inputs)])
            new_constant.append(b[i] + sum(W[i, m] * constant[m] for m in range(n_in)))
        rows, constant = new_rows, new_constant
    return [np.array(rows), np.array(constant)]


def chain_forward(w, b, x):
    z, a = [], []
    for i in range(len(w)):
        z.append(w[i] * (a[-1] if a else x) + b[i])
        a.append(sigmoid(z[-1]))
    return np.array(z), np.array(a)


def chain_gradient(w, z, dC_da):
    result = []
    for i in range(len(w)):  # every product written out from its own neuron on
        product = dC_da * one_slope(z[i], "sigmoid")
        for m in range(i + 1, len(w)):
            product *= w[m] * one_slope(z[m], "sigmoid")
        result.append(product)
    return np.array(result)


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], [float(v) for v in x]
    for W, b in zip(weights, biases):
        inputs.append([b[i] + sum(W[i, j] * a[j] for j in range(len(a))) for i in range(len(b))])
        a = [one_value(v, name) for v in inputs[-1]]
    arriving, norms = [float(v) for v in dC_da], []
    for W, z in zip(reversed(weights), reversed(inputs)):
        delta = [g * one_slope(v, name) for g, v in zip(arriving, z)]
        norms.insert(0, math.sqrt(sum(d * d for d in delta)))
        arriving = [sum(W[i, j] * delta[i] for i in range(len(delta))) for j in range(W.shape[1])]
    return np.array(norms)
