"""Pattern by pattern with outer products, sums with +=; a naive sigmoid; cases as factors in np.where."""

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def forward_one(weights, biases, x):
    outputs = [x]
    for W, b in zip(weights, biases):
        x = sigmoid(W @ x + b)
        outputs.append(x)
    return outputs


def mlp_forward(weights, biases, X):
    rows = [forward_one(weights, biases, x) for x in X]
    return [np.array([row[layer] for row in rows]) for layer in range(len(weights) + 1)]


def mlp_gradients(weights, biases, X, T):
    dW = [np.zeros(W.shape) for W in weights]
    db = [np.zeros(b.shape) for b in biases]
    for x, t in zip(X, T):
        a = forward_one(weights, biases, x)
        delta = a[-1] - t
        for layer in range(len(weights) - 1, -1, -1):
            delta = delta * a[layer + 1] * (1 - a[layer + 1])
            dW[layer] += np.outer(delta, a[layer])
            db[layer] += delta
            delta = weights[layer].T @ delta
    return dW, db


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.eta = (eta_minus, 1.0, eta_plus)
        self.bounds = (delta_min, delta_max)
        self.deltas = [delta_zero * np.ones_like(p) for p in params]
        self.old = [np.zeros_like(p) for p in params]

    def step(self, gradients):
        for p, delta, old, g in zip(self.params, self.deltas, self.old, gradients):
            sign_change = np.sign(old * g).astype(int)
            delta *= np.choose(sign_change + 1, self.eta)
            np.clip(delta, *self.bounds, out=delta)
            old[...] = np.where(sign_change < 0, 0, g)
            p -= delta * np.sign(old)


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    fehler = []
    for epoche in range(epochs):
        E = 0
        for x, t in zip(X, T):
            E += sum((forward_one(weights, biases, x)[-1] - t) ** 2) / 2
        fehler.append(E)
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
        print("Epoche", epoche, "Fehler", E)
    return fehler
