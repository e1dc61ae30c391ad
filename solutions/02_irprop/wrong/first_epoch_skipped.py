"""tasks: 4
de: Deine Schleife beginnt mit range(1, epochs), also fehlt eine Epoche. range(epochs) läuft epochs-mal.
en: Your loop starts with range(1, epochs), so one epoch is missing. range(epochs) runs epochs times.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(1, epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
