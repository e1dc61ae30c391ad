"""tasks: 5
de: Du teilst den Schritt noch einmal durch batch_size. cd1_gradient mittelt schon; der Schritt ist lr · dW.
en: You divide the step by batch_size once more. cd1_gradient takes the mean already; the step is lr · dW.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    lr = lr / batch_size
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
