"""tasks: 5
de: Du nimmst die Länge, bevor du mit der Steigung multiplizierst; das ist ∂C/∂a. Gefragt ist ∂C/∂b.
en: You take the length before multiplying by the slope; that is ∂C/∂a. Asked for is ∂C/∂b.
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
        norms[layer] = np.linalg.norm(arriving)
        arriving = weights[layer].T @ delta
    return norms
