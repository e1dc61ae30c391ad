"""tasks: 5
de: dC_da kommt in deinem Ergebnis nicht vor. Damit beginnt der Rückweg.
en: dC_da does not occur in your result. The way back begins with it.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), np.ones(len(dC_da))
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], name)
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
