"""tasks: 4
de: Du rechnest z(1 − z). Übergeben wird z; die Steigung ist σ(z)(1 − σ(z)).
en: You compute z(1 − z). What is passed in is z; the slope is σ(z)(1 − σ(z)).
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    slopes = z * (1.0 - z)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
