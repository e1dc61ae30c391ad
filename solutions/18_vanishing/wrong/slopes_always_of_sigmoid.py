"""tasks: 5
de: Die Steigungen nimmst du immer von der Sigmoidfunktion. Der Name gilt auch für den Rückweg.
en: You always take the slopes of the sigmoid. The name holds for the way back, too.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], "sigmoid")
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
