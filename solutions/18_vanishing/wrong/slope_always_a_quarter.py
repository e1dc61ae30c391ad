"""tasks: 4
de: Du setzt für jede Steigung ¼ ein. Das ist nur die größte; sie hängt von z ab.
en: You put ¼ for every slope. That is only the largest one; it depends on z.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    slopes = np.full(len(z), 0.25)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
