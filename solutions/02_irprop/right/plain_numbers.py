"""Plain Python: loops over single numbers everywhere, arrays only where they are asked for."""

import math

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def sigmoid(phi):
    if phi >= 0:
        return 1 / (1 + math.exp(-phi))
    return math.exp(phi) / (1 + math.exp(phi))


def forward_lists(weights, biases, X):
    layers = [X]
    for W, b in zip(weights, biases):
        layer = []
        for x in layers[-1]:
            row = []
            for w, bias in zip(W, b):
                phi = bias
                for wi, xi in zip(w, x):
                    phi += wi * xi
                row.append(sigmoid(phi))
            layer.append(row)
        layers.append(layer)
    return layers


def as_lists(arrays):
    return [array.tolist() for array in arrays]


def mlp_forward(weights, biases, X):
    return [np.array(layer) for layer in forward_lists(as_lists(weights), as_lists(biases), X.tolist())]


def mlp_gradients(weights, biases, X, T):
    W, b = as_lists(weights), as_lists(biases)
    outputs = forward_lists(W, b, X.tolist())
    dW = [np.zeros(w.shape).tolist() for w in weights]
    db = [np.zeros(v.shape).tolist() for v in biases]
    for n, t in enumerate(T.tolist()):
        back = [o - z for o, z in zip(outputs[-1][n], t)]
        for layer in reversed(range(len(W))):
            out, inp = outputs[layer + 1][n], outputs[layer][n]
            below = [0.0] * len(inp)
            for i in range(len(out)):
                delta = back[i] * out[i] * (1 - out[i])
                db[layer][i] += delta
                gradient_row, weight_row = dW[layer][i], W[layer][i]
                for j in range(len(inp)):
                    gradient_row[j] += delta * inp[j]
                    below[j] += delta * weight_row[j]
            back = below
    return [np.array(g) for g in dW], [np.array(g) for g in db]


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.eta_plus = eta_plus
        self.eta_minus = eta_minus
        self.delta_min = delta_min
        self.delta_max = delta_max
        self.memory = {}
        self.delta_zero = delta_zero

    def step(self, gradients):
        for k in range(len(self.params)):
            for index, g in np.ndenumerate(gradients[k]):
                delta, old = self.memory.get((k, index), (self.delta_zero, 0))
                if old * g > 0:
                    delta = min(delta * self.eta_plus, self.delta_max)
                elif old * g < 0:
                    delta = max(delta * self.eta_minus, self.delta_min)
                    g = 0
                if g > 0:
                    self.params[k][index] -= delta
                elif g < 0:
                    self.params[k][index] += delta
                self.memory[k, index] = (delta, g)


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer([*weights, *biases])
    losses = []
    while len(losses) < epochs:
        E = 0.0
        for output, target in zip(mlp_forward(weights, biases, X)[-1].tolist(), T.tolist()):
            for o, t in zip(output, target):
                E += (o - t) ** 2 / 2
        losses.append(E)
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step([*dW, *db])
    return losses
