"""Objects for the layers, which remember their input and output; the bias as one more column of the weights."""

from dataclasses import dataclass, field

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def sigmoid(phi):
    return np.exp(-np.logaddexp(0.0, -phi))


@dataclass
class Layer:
    W: np.ndarray
    b: np.ndarray
    inputs: np.ndarray = field(init=False)
    output: np.ndarray = field(init=False)

    def forward(self, a):
        self.inputs = np.column_stack([a, np.ones(len(a))])
        self.output = sigmoid(self.inputs @ np.column_stack([self.W, self.b]).T)
        return self.output

    def backward(self, dE_da):
        delta = dE_da * self.output * (1 - self.output)
        gradient = delta.T @ self.inputs
        return gradient[:, :-1], gradient[:, -1], delta @ self.W


class Network:
    def __init__(self, weights, biases):
        self.layers = [Layer(W, b) for W, b in zip(weights, biases)]

    def __call__(self, X):
        return [X] + [X := layer.forward(X) for layer in self.layers]

    def gradients(self, X, T):
        back = self(X)[-1] - T
        found = []
        for layer in reversed(self.layers):
            dW, db, back = layer.backward(back)
            found.append((dW, db))
        return found[::-1]


def mlp_forward(weights, biases, X):
    return Network(weights, biases)(X)


def mlp_gradients(weights, biases, X, T):
    dW, db = zip(*Network(weights, biases).gradients(X, T))
    return dW, db


class Weight:
    """One array with its step sizes and signs."""

    def __init__(self, w, settings):
        self.w = w
        self.settings = settings
        self.delta = np.full(w.shape, float(settings["delta_zero"]))
        self.sign = np.zeros(w.shape)

    def step(self, g):
        s = self.settings
        product = self.sign * np.sign(g)
        self.delta = np.select(
            [product > 0, product < 0],
            [
                np.minimum(self.delta * s["eta_plus"], s["delta_max"]),
                np.maximum(self.delta * s["eta_minus"], s["delta_min"]),
            ],
            self.delta,
        )
        self.sign = np.sign(g) * (product >= 0)
        self.w[...] = self.w - self.sign * self.delta


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        settings = {key: value for key, value in locals().items() if key.startswith(("eta", "delta"))}
        self.weights = [Weight(w, settings) for w in params]

    def step(self, gradients):
        for weight, g in zip(self.weights, gradients, strict=True):
            weight.step(g)


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer([array for pair in zip(weights, biases) for array in pair])
    network = Network(weights, biases)
    losses = []
    for _ in range(epochs):
        gradients = network.gradients(X, T)
        losses.append(((network.layers[-1].output - T) ** 2).sum() / 2)
        optimizer.step([g for pair in gradients for g in pair])
    return losses
