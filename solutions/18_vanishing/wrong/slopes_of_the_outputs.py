"""tasks: 5
de: Du setzt die Ausgaben a in derivative ein. Gefragt ist die Steigung bei z.
en: You put the outputs a into derivative. Asked for is the slope at z.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(activation(inputs[layer], name), name)
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
