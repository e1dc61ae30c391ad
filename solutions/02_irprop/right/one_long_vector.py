"""All weights in one long vector inside the optimiser; patterns in columns and recursion inside the network."""

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def sigmoid(phi):
    return np.where(phi >= 0, 1 / (1 + np.exp(-np.abs(phi))), np.exp(-np.abs(phi)) / (1 + np.exp(-np.abs(phi))))


def mlp_forward(weights, biases, X):
    if len(weights) == 0:
        return [X]
    first = sigmoid(weights[0] @ X.T + biases[0][:, None]).T
    return [X] + mlp_forward(weights[1:], biases[1:], first)


def backward(weights, biases, a, T):
    """Gradients of these layers, and dE/da for the layer below."""
    if len(weights) == 0:
        return [], [], (a - T.T)
    out = sigmoid(weights[0] @ a + biases[0][:, None])
    dW, db, dE_dout = backward(weights[1:], biases[1:], out, T)
    delta = dE_dout * (out - out**2)
    return [delta @ a.T] + dW, [delta @ np.ones(a.shape[1])] + db, weights[0].T @ delta


def mlp_gradients(weights, biases, X, T):
    return backward(weights, biases, X.T, T)[:2]


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.etas = eta_minus, eta_plus
        self.limits = delta_min, delta_max
        size = sum(p.size for p in params)
        self.delta = np.repeat(float(delta_zero), size)
        self.g_old = np.zeros(size)

    def step(self, gradients):
        g = np.concatenate([np.ravel(gradient) for gradient in gradients])
        product = g * self.g_old
        changed = product < 0
        self.delta[product > 0] *= self.etas[1]
        self.delta[changed] *= self.etas[0]
        self.delta = self.delta.clip(*self.limits)
        g[changed] = 0
        move = -np.sign(g) * self.delta
        start = 0
        for p in self.params:
            p += move[start : start + p.size].reshape(p.shape)
            start += p.size
        self.g_old = g


def train(weights, biases, X, T, epochs, make_optimizer):
    params = biases + weights
    optimizer = make_optimizer(params)
    losses = []
    for _ in range(epochs):
        dW, db = mlp_gradients(weights, biases, X, T)
        losses.append(np.linalg.norm(mlp_forward(weights, biases, X)[-1] - T) ** 2 / 2)
        optimizer.step(db + dW)
    return losses
