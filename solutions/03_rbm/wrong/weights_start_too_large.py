"""tasks: 5
de: Deine Startgewichte sind zu groß: Mit rng.normal(0, 1, …) sind viele Neuronen schon am Anfang fast immer an oder
    aus. Nimm die Standardabweichung 0,01.
en: Your start weights are too large: with rng.normal(0, 1, …) many units are nearly always on or off from the
    beginning. Take the standard deviation 0.01.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(0.0, 1.0, (n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
