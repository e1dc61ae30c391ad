"""tasks: 5
de: Deine Gewichte überleben den Aufruf, und der nächste lernt mit ihnen weiter. Jeder Aufruf beginnt neu.
en: Your weights survive the call, and the next one goes on learning with them. Every call starts afresh.
"""

import numpy as np

MEMORY = {}


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    key = (n_hidden, V.shape[1])
    if key not in MEMORY:
        MEMORY[key] = rng.normal(0.0, 0.01, key), np.zeros(key[1]), np.zeros(key[0])
    W, b, c = MEMORY[key]
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    MEMORY[key] = W, b, c
    return W, b, c
