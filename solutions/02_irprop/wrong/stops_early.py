"""tasks: 4
de: Du hörst auf, sobald der Fehler klein ist. Verlangt sind genau epochs Schritte und ebenso viele Fehler.
en: You stop as soon as the error is small. Exactly epochs steps are asked for, and as many errors.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        if losses[-1] < 0.01:
            break
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
