"""tasks: 4
de: Dein Optimierer bekommt nur die Gewichte. Die Biaswerte lernen mit: make_optimizer(weights + biases).
en: Your optimiser gets the weights only. The biases learn as well: make_optimizer(weights + biases).
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW)
    return losses
