"""tasks: 4
de: Du meldest den mittleren quadratischen Fehler. Verlangt ist die Summe E = ½ Σ (o − t)², deren Gradient du benutzt.
en: You report the mean squared error. The sum E = ½ Σ (o − t)² is asked for, whose gradient you use.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(float(np.mean((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
