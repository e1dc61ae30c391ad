"""tasks: 5
de: Deine Startgewichte liegen um 1 statt um 0. Der Mittelwert gehört zu null: rng.normal(0, 0.01, …) hat als erste
    Zahl den Mittelwert, als zweite die Standardabweichung.
en: Your start weights lie around 1 instead of 0. Their mean should be zero: in rng.normal(0, 0.01, …) the first number
    is the mean, the second the standard deviation.
"""

import numpy as np


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(1.0, 0.01, (n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        order = rng.permutation(len(V))
        for first in range(0, len(V), batch_size):
            v0 = V[order[first : first + batch_size]]
            dW, db, dc = cd1_gradient(v0, W, b, c, rng.random((len(v0), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
