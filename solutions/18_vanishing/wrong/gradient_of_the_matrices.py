"""tasks: 5
de: Du nimmst den Gradienten der Gewichte. Gefragt ist der der Biaswerte, δ selbst.
en: You take the gradient of the weights. Asked for is that of the biases, δ itself.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, outputs = [], [x]
    for W, b in zip(weights, biases):
        inputs.append(W @ outputs[-1] + b)
        outputs.append(activation(inputs[-1], name))
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], name)
        norms[layer] = np.linalg.norm(np.outer(delta, outputs[layer]))
        arriving = weights[layer].T @ delta
    return norms
