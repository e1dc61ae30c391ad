"""tasks: 5
de: Du setzt np.random.seed und ziehst aus np.random. Das verstellt den Zufall aller anderen; nimm den übergebenen
    rng.
en: You set np.random.seed and draw from np.random. That changes everybody else's randomness; use the rng passed in.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    np.random.seed(0)
    W = np.random.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = np.random.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, np.random.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
