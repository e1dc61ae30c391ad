"""tasks: 5
de: Du ziehst je Stapel eine einzige Zufallszahl für alle. Jedes verdeckte Neuron braucht für jede Zeile eine eigene.
en: You draw a single random number per batch, for all. Every hidden unit needs one of its own for every row.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random())
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
