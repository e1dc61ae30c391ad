"""tasks: 4
de: Deine Fehler sind nach dem Schritt gemessen. In der Liste steht der Fehler vor jedem Schritt, zuerst der des
    Starts.
en: Your errors are measured after the step. The list holds the error before each step, that of the start first.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
    return losses
