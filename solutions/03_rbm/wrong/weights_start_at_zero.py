"""tasks: 5
de: Du beginnst mit W = 0. Dann sehen alle verdeckten Neuronen dasselbe und lernen alle dasselbe; beginne mit kleinen
    Zufallszahlen.
en: You start with W = 0. Then all hidden units see the same and all learn the same; start with small random numbers.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = np.zeros((n_hidden, V.shape[1]), V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
