"""tasks: 5
de: Deine Schritte hängen nicht von lr ab. Der Schritt ist W + lr · dW, ebenso bei b und c.
en: Your steps do not depend on lr. The step is W + lr · dW, and likewise for b and c.
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
            W, b, c = W + 0.1 * dW, b + 0.1 * db, c + 0.1 * dc
    return W, b, c
