"""tasks: 4
de: Du trainierst Kopien; die übergebenen Gewichte bleiben, wie sie waren. Gib dem Optimierer die Arrays selbst.
en: You train copies; the weights that were passed in stay as they were. Give the optimiser the arrays themselves.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    weights, biases = [W.copy() for W in weights], [b.copy() for b in biases]
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
