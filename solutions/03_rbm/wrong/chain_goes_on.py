"""tasks: 5
de: Deine Kette beginnt bei der Wiedergabe des vorigen Schritts (persistent contrastive divergence, wie in
    scikit-learn). Bei CD-1 beginnt jeder Schritt bei den Daten: h⁰ wird mit p(h|v⁰) gezogen.
en: Your chain starts at the reconstruction of the step before (persistent contrastive divergence, as in scikit-learn).
    With CD-1 every step starts at the data: h⁰ is drawn with p(h|v⁰).
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 0.01, (n_hidden, V.shape[1])).astype(V.dtype)
    b, c = np.zeros(V.shape[1], V.dtype), np.zeros(n_hidden, V.dtype)
    chain = None
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            chain = v0 if chain is None or len(chain) != len(v0) else chain
            states = rng.random((len(v0), n_hidden)) < hidden_probabilities(chain, W, c)
            chain = visible_probabilities(states, W, b)
            p0, h1 = hidden_probabilities(v0, W, c), hidden_probabilities(chain, W, c)
            dW = (p0.T @ v0 - h1.T @ chain) / len(v0)
            W, b, c = W + lr * dW, b + lr * (v0 - chain).mean(axis=0), c + lr * (p0 - h1).mean(axis=0)
    return W, b, c
