"""tasks: 4
de: chain_gradient schreibt in das übergebene z. Lege für die Steigungen ein neues Array an.
en: chain_gradient writes into the z it is given. Make a new array for the slopes.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    z[:] = a * (1.0 - a)
    slopes = z
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
