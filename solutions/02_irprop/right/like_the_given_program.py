"""The given program rebuilt with as few changes as possible; one forward pass per epoch, lists filled from behind."""

import numpy as np


def sigmoid(phi: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(phi))
    return np.where(phi >= 0, 1.0, e) / (1.0 + e)


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def mlp_forward(weights, biases, X):
    outputs = [X]
    for i in range(len(weights)):
        outputs.append(sigmoid(outputs[i] @ weights[i].T + biases[i]))
    return outputs


def gradients_and_error(weights, biases, X, T):
    outputs = mlp_forward(weights, biases, X)
    error = 0.5 * np.sum((outputs[-1] - T) ** 2)
    dW, db = [], []
    delta = (outputs[-1] - T) * outputs[-1] * (1 - outputs[-1])
    for i in range(len(weights) - 1, -1, -1):
        dW.append(delta.T @ outputs[i])
        db.append(np.sum(delta, 0))
        if i > 0:
            delta = (delta @ weights[i]) * outputs[i] * (1 - outputs[i])
    dW.reverse()
    db.reverse()
    return dW, db, error


def mlp_gradients(weights, biases, X, T):
    return gradients_and_error(weights, biases, X, T)[:2]


class IRpropMinus(GradientDescent):
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        super().__init__(params)
        self.eta_plus = eta_plus
        self.eta_minus = eta_minus
        self.delta_min = delta_min
        self.delta_max = delta_max
        self.delta = []
        self.old = []
        for w in params:
            self.delta.append(np.ones(w.shape) * delta_zero)
            self.old.append(np.zeros(w.shape))

    def step(self, gradients):
        for i in range(len(self.params)):
            w = self.params[i]
            g = np.array(gradients[i])
            product = self.old[i] * g
            self.delta[i] = np.where(
                product > 0, np.minimum(self.delta[i] * self.eta_plus, self.delta_max), self.delta[i]
            )
            self.delta[i] = np.where(
                product < 0, np.maximum(self.delta[i] * self.eta_minus, self.delta_min), self.delta[i]
            )
            g[product < 0] = 0
            w -= self.delta[i] * np.sign(g)
            self.old[i] = g


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    errors = []
    for _ in range(epochs):
        dW, db, error = gradients_and_error(weights, biases, X, T)
        errors.append(error)
        optimizer.step(dW + db)
    return errors
