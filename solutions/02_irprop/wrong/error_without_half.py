"""tasks: 4
de: In deinem Fehler fehlt das ½: E = ½ Σ (o − t)².
en: The ½ is missing from your error: E = ½ Σ (o − t)².
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
