"""tasks: 5
de: Auf die letzte Schicht folgt bei dir keine Aktivierung. Hier hat jede Schicht eine, auch die letzte.
en: With you no activation follows the last layer. Here each layer has one, the last one too.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * (derivative(inputs[layer], name) if layer < len(weights) - 1 else 1.0)
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
