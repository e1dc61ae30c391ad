"""tasks: 5
de: Du gibst Logarithmen zurück. Gefragt sind die Längen selbst.
en: You return logarithms. Asked for are the lengths themselves.
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
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return np.log10(norms)
