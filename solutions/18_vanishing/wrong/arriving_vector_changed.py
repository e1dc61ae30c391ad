"""tasks: 5
de: Du multiplizierst in das übergebene dC_da hinein (*=). Lege ein neues Array an.
en: You multiply into the dC_da you are given (*=). Make a new array.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        arriving *= derivative(inputs[layer], name)
        delta = arriving
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
