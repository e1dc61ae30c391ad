"""tasks: 5
de: Du ziehst n_hidden Zufallszahlen für alle Zeilen eines Stapels. u hat die Form (Zeilen, n_hidden): eine je Zeile und
    Neuron.
en: You draw n_hidden random numbers for all rows of a batch. u has the shape (rows, n_hidden): one per row and unit.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((1, n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
