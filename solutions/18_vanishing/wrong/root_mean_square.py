"""tasks: 5
de: Du mittelst die Quadrate. Die Länge ist die Wurzel aus ihrer Summe.
en: You average the squares. The length is the root of their sum.
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
        norms[layer] = np.sqrt(np.mean(delta**2))
        arriving = weights[layer].T @ delta
    return norms
