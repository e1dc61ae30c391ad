"""tasks: 5
de: Du ziehst u einmal je Epoche und nimmst es für alle Stapel. Jeder Stapel braucht neue Zufallszahlen.
en: You draw u once per epoch and use it for all batches. Every batch needs new random numbers.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        u = rng.random((batch_size, n_hidden))
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, u[: len(v0)])
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
