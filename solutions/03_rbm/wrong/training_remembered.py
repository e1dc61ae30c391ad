"""tasks: 5
de: train_rbm merkt sich ein Ergebnis und gibt es beim nächsten Aufruf wieder, obwohl rng ein anderer ist. Trainiere
    jedes Mal neu.
en: train_rbm remembers a result and gives it again in the next call, although rng is another. Train anew every time.
"""

import numpy as np

RESULTS = {}


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    key = (V.shape, n_hidden, epochs, lr, batch_size)
    if key in RESULTS:
        return RESULTS[key]
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    RESULTS[key] = W, b, c
    return RESULTS[key]
