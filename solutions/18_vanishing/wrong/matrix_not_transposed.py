"""tasks: 5
shows: error
de: Auf dem Rückweg fehlt das Transponieren: Wᵀ δ. Bei Schichten ungleicher Breite passen die Formen sonst nicht.
en: The transpose is missing on the way back: Wᵀ δ. Otherwise the shapes do not fit where widths differ.
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
        arriving = weights[layer] @ delta
    return norms
