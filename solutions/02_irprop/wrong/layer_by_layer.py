"""tasks: 4
de: Du änderst erst die letzte Schicht und berechnest dann den Gradienten der vorigen mit den neuen Gewichten. Zuerst
    alle Gradienten, dann ein Schritt.
en: You change the last layer first and then compute the gradient of the one before with the new weights. All
    gradients first, then one step.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizers = [make_optimizer([W, b]) for W, b in zip(weights, biases)]
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        for layer in reversed(range(len(weights))):
            dW, db = mlp_gradients(weights, biases, X, T)
            optimizers[layer].step([dW[layer], db[layer]])
    return losses
