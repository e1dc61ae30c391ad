"""tasks: 4
shows: error
de: Parameter und Gradienten stehen in verschiedener Reihenfolge. make_optimizer(weights + biases) verlangt step(dW +
    db).
en: Parameters and gradients stand in different orders. make_optimizer(weights + biases) wants step(dW + db).
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer([p for pair in zip(weights, biases) for p in pair])
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
