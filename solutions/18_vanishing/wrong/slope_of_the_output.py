"""tasks: 4
de: Du nimmst σ′ an der Ausgabe a. Gemeint ist σ′(z), und z bekommst du übergeben.
en: You take σ′ at the output a. Meant is σ′(z), and z is what you are given.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    b = 1.0 / (1.0 + np.exp(-a))
    slopes = b * (1.0 - b)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
