"""tasks: 4
de: train berechnet Fehler und Gradienten, macht aber keinen Schritt: optimizer.step(…) fehlt.
en: train computes errors and gradients but makes no step: optimizer.step(…) is missing.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        mlp_gradients(weights, biases, X, T)
    return losses
