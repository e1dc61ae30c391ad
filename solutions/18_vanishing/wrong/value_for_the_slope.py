"""tasks: 4
de: Du multiplizierst mit σ(z) statt mit σ′(z).
en: You multiply by σ(z) instead of σ′(z).
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    slopes = 1.0 / (1.0 + np.exp(-z))
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
