"""tasks: 4
de: Dein Optimierer überlebt den Aufruf: Das zweite Training bewegt die Gewichte des ersten. Rufe make_optimizer in
    jedem train einmal auf.
en: Your optimiser outlives the call: the second training moves the weights of the first. Call make_optimizer once in
    every train.
"""

import numpy as np

OPTIMIZERS = {}


def train(weights, biases, X, T, epochs, make_optimizer):
    if make_optimizer not in OPTIMIZERS:
        OPTIMIZERS[make_optimizer] = make_optimizer(weights + biases)
    optimizer = OPTIMIZERS[make_optimizer]
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
