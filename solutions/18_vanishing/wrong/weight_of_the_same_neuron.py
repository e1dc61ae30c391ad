"""tasks: 4
de: Du multiplizierst mit dem Gewicht des Neurons selbst. Zwischen Neuron ℓ und ℓ + 1 liegt w_{ℓ+1}.
en: You multiply by the weight of the neuron itself. Between neuron ℓ and ℓ + 1 lies w_{ℓ+1}.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[max(layer - 1, 0)]
    return gradient
