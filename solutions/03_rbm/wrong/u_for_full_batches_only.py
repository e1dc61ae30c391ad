"""tasks: 5
de: Du ziehst u immer für batch_size Zeilen. Der letzte Stapel ist kleiner, und dann passen die Formen nicht: nimm
    rng.random((len(v0), n_hidden)).
en: You always draw u for batch_size rows. The last batch is smaller, and then the shapes do not fit: use
    rng.random((len(v0), n_hidden)).
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((batch_size, n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
