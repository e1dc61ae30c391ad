"""tasks: 4
de: Auf dem Rückweg fehlen die Gewichte: Jeder Schritt multipliziert mit w und mit σ′(z).
en: The weights are missing on the way back: each step multiplies by w and by σ′(z).
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer]
    return gradient
