"""tasks: 4
de: Deinem Gradienten fehlt das Vorzeichen. Negative Gewichte kehren es um; ein Betrag hat hier nichts zu suchen.
en: Your gradient has lost its sign. Negative weights turn it round; no absolute value is wanted here.
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
    return np.abs(gradient)
