"""tasks: 5
de: Vorwärts rechnest du immer mit der Sigmoidfunktion. Der Name gilt auch dort.
en: Forwards you always compute with the sigmoid. The name holds there, too.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], "sigmoid")
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], name)
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
