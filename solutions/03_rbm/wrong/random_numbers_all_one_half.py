"""tasks: 5
de: Du übergibst cd1_gradient lauter 0,5 statt Zufallszahlen; h⁰ wird damit gerundet statt gezogen. Nimm rng.random.
en: You pass 0.5 everywhere to cd1_gradient instead of random numbers; h⁰ is then rounded, not drawn. Use rng.random.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, np.full((len(v0), n_hidden), 0.5))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
