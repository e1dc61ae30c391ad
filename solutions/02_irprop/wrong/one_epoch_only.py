"""tasks: 4
de: Dein return steht in der Schleife, also endet das Training nach der ersten Epoche. Rücke es eine Stufe aus.
en: Your return stands inside the loop, so the training ends after the first epoch. Move it out by one level.
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
        return losses
