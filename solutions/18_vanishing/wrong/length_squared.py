"""tasks: 5
de: Du gibst das Quadrat der Länge zurück. Es fehlt die Wurzel.
en: You return the square of the length. The root is missing.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], name)
        norms[layer] = delta @ delta
        arriving = weights[layer].T @ delta
    return norms
