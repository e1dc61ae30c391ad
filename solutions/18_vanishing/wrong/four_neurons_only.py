"""tasks: 4
shows: error
de: Du rechnest mit genau vier Neuronen. Die Kette kann jede Länge haben: Nimm eine Schleife über len(w).
en: You compute with exactly four neurons. The chain may have any length: use a loop over len(w).
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    s = a * (1.0 - a)
    d4 = s[3] * dC_da
    d3 = s[2] * w[3] * d4
    d2 = s[1] * w[2] * d3
    d1 = s[0] * w[1] * d2
    return np.array([d1, d2, d3, d4])
