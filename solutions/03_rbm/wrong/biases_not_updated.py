"""tasks: 5
de: Im Training lernst du nur W. Auch b und c bekommen ihren Schritt: b + lr · db, c + lr · dc.
en: In the training you only learn W. b and c get their step as well: b + lr · db, c + lr · dc.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W = W + lr * dW
    return W, b, c
