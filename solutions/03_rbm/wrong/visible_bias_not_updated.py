"""tasks: 5
de: Im Training bleiben die Biaswerte der sichtbaren Neuronen stehen: es fehlt der Schritt b = b + lr * db.
en: In the training the biases of the visible units stay where they are: the step b = b + lr * db is missing.
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
            W, c = W + lr * dW, c + lr * dc
    return W, b, c
