"""tasks: 4
de: Deine Liste hat einen Eintrag zu viel: den Fehler vor jedem Schritt und noch den am Ende. Verlangt sind epochs
    Einträge.
en: Your list has one entry too many: the error before each step and the one at the end. epochs entries are asked for.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    output = mlp_forward(weights, biases, X)[-1]
    return losses + [0.5 * float(np.sum((output - T) ** 2))]
