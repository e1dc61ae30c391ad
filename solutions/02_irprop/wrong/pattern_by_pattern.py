"""tasks: 4
de: Du machst nach jedem Muster einen Schritt. Rprop vergleicht Vorzeichen und braucht dafür den Gradienten aller
    Muster: ein Schritt je Epoche.
en: You make a step after every pattern. Rprop compares signs and needs the gradient of all patterns for that: one
    step per epoch.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        for n in range(len(X)):
            dW, db = mlp_gradients(weights, biases, X[n : n + 1], T[n : n + 1])
            optimizer.step(dW + db)
    return losses
