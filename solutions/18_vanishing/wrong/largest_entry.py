"""tasks: 5
de: Du nimmst den größten Betrag. Gefragt ist die euklidische Länge: die Wurzel aus der Summe der Quadrate.
en: You take the largest absolute value. Asked for is the Euclidean length: the root of the sum of squares.
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
        norms[layer] = np.abs(delta).max()
        arriving = weights[layer].T @ delta
    return norms
