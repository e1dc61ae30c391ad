"""tasks: 4
de: Du multiplizierst bei jedem Neuron mit dC_da. Es steht nur einmal da, am Ende der Kette.
en: You multiply by dC_da at every neuron. It is there just once, at the end of the chain.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer] * (dC_da if layer < len(w) - 1 else 1.0)
        arriving = gradient[layer] * w[layer]
    return gradient
