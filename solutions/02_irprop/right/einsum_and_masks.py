"""einsum for every sum, boolean masks for the cases; the sigmoid as a shifted tanh; returns arrays and tuples."""

import numpy as np


class GradientDescent:
    def __init__(self, params, eta=0.5):
        self.params = params
        self.eta = eta

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


def sigmoid(phi):
    return 0.5 * (1.0 + np.tanh(0.5 * phi))


def mlp_forward(weights, biases, X):
    a = [X.copy()]
    for W, b in zip(weights, biases):
        a += [sigmoid(np.einsum("ij,nj->ni", W, a[-1]) + b[np.newaxis, :])]
    return tuple(a)


def mlp_gradients(weights, biases, X, T):
    a = mlp_forward(weights, biases, X)
    L = len(weights)
    delta = [None] * (L + 1)
    delta[L] = np.einsum("nk,nk,nk->nk", a[L] - T, a[L], 1 - a[L])
    for l in range(L - 1, 0, -1):
        delta[l] = np.einsum("ni,ij,nj,nj->nj", delta[l + 1], weights[l], a[l], 1 - a[l])
    dW = [np.einsum("ni,nj->ij", delta[l + 1], a[l]) for l in range(L)]
    db = [np.einsum("ni->i", delta[l + 1]) for l in range(L)]
    return dW, db


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = list(params)
        self.eta_plus, self.eta_minus = eta_plus, eta_minus
        self.delta_min, self.delta_max = delta_min, delta_max
        self.delta = [np.full_like(p, delta_zero) for p in params]
        self.previous = None

    def step(self, gradients):
        g_new = [g.copy() for g in gradients]
        if self.previous is not None:
            for g, old, delta in zip(g_new, self.previous, self.delta):
                same = (g > 0) & (old > 0) | (g < 0) & (old < 0)
                turned = (g > 0) & (old < 0) | (g < 0) & (old > 0)
                delta[same] = np.minimum(self.eta_plus * delta[same], self.delta_max)
                delta[turned] = np.maximum(self.eta_minus * delta[turned], self.delta_min)
                g[turned] = 0.0
        for p, g, delta in zip(self.params, g_new, self.delta):
            p[g > 0] -= delta[g > 0]
            p[g < 0] += delta[g < 0]
        self.previous = g_new
        return self


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        e = mlp_forward(weights, biases, X)[-1] - T
        losses[epoch] = 0.5 * np.einsum("nk,nk->", e, e)
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
