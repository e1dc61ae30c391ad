"""tasks: 5
de: Du summierst Beträge. Gefragt ist die euklidische Länge: die Wurzel aus der Summe der Quadrate.
en: You sum absolute values. Asked for is the Euclidean length: the root of the sum of squares.
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
        norms[layer] = np.abs(delta).sum()
        arriving = weights[layer].T @ delta
    return norms
