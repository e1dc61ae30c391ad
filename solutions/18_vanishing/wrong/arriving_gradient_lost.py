"""tasks: 4
de: dC_da kommt in deinem Gradienten nicht vor. Damit beginnt der Rückweg.
en: dC_da does not occur in your gradient. The way back begins with it.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = 1.0
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
