"""tasks: 5
de: Beim letzten Stapel teilst du durch batch_size statt durch die Zahl seiner Zeilen. Gemittelt wird über die Zeilen,
    die da sind.
en: For the last batch you divide by batch_size instead of the number of its rows. The mean is over the rows there
    are.
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
            size = lr * len(v0) / batch_size
            W, b, c = W + size * dW, b + size * db, c + size * dc
    return W, b, c
