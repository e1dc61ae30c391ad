"""tasks: 4
de: Du baust in jeder Epoche einen neuen Optimierer. Er vergisst dabei Schrittweiten und alte Gradienten: baue ihn
    einmal, vor der Schleife.
en: You build a new optimiser in every epoch. It then forgets step sizes and old gradients: build it once, before the
    loop.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        optimizer = make_optimizer(weights + biases)
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
