"""tasks: 4
de: Deine Gradienten stehen von hinten nach vorn. Das erste Neuron kommt zuerst.
en: Your gradients stand from back to front. The first neuron comes first.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient[::-1].copy()
