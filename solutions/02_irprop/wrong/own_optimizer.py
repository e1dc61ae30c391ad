"""tasks: 4
de: Du benutzt immer IRpropMinus, was auch immer übergeben wird. Baue den Optimierer mit make_optimizer.
en: You always use IRpropMinus, whatever is passed in. Build the optimiser with make_optimizer.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer):
    optimizer = IRpropMinus(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
