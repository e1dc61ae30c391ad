"""One pattern at a time: matrix times vector, outer products, Python loops over units where numbers stay small."""

import math

import numpy as np


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sigmoid(x):
    """Two cases, so that the argument of exp is never positive."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def hidden_probabilities(v, W, c):
    return np.array([sigmoid(W.dot(pattern) + c) for pattern in v])


def visible_probabilities(h, W, b):
    return np.array([sigmoid(W.T.dot(state) + b) for state in h])


def cd1_gradient(v0, W, b, c, u):
    dW, db, dc = np.zeros(W.shape), np.zeros(b.shape), np.zeros(c.shape)
    for pattern, uniform in zip(v0, u):
        positive = sigmoid(W.dot(pattern) + c)
        state = np.where(uniform < positive, 1.0, 0.0)
        rebuilt = sigmoid(W.T.dot(state) + b)
        negative = sigmoid(W.dot(rebuilt) + c)
        dW += np.outer(positive, pattern)
        dW -= np.outer(negative, rebuilt)
        db += pattern - rebuilt
        dc += positive - negative
    return dW / len(v0), db / len(v0), dc / len(v0)


def free_energy(v, W, b, c):
    energies = []
    for pattern in v:
        total = -sum(float(b[i]) * float(pattern[i]) for i in range(len(b)))
        for j in range(len(c)):
            total -= softplus(float(c[j]) + float(W[j] @ pattern))
        energies.append(total)
    return np.array(energies)


def reconstruct(v, W, b, c):
    result = np.empty(v.shape)
    for n, pattern in enumerate(v):
        result[n] = sigmoid(W.T.dot(sigmoid(W.dot(pattern) + c)) + b)
    return result


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = 0.01 * rng.standard_normal((n_hidden, V.shape[1]))
    b = np.zeros(V.shape[1])
    c = np.zeros(n_hidden)
    for _epoch in range(epochs):
        rows = list(range(len(V)))
        rng.shuffle(rows)
        while rows:
            batch, rows = rows[:batch_size], rows[batch_size:]
            u = np.array([rng.random(n_hidden) for _ in batch])
            dW, db, dc = cd1_gradient(V[batch], W, b, c, u)
            W = W + lr * dW
            b = b + lr * db
            c = c + lr * dc
    return W, b, c
