"""tasks: 4
de: Du beginnst mit eigenen Zufallsgewichten. Trainiert wird von den Gewichten aus, die du bekommst.
en: You start with random weights of your own. Train from the weights you are given.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    for w in weights + biases:
        w[...] = np.random.uniform(-1, 1, w.shape)
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
