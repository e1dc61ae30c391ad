"""tasks: 4
de: Deine Kette rechnet in float32. Alle Arrays sind float64, und float64 soll herauskommen.
en: Your chain computes in float32. All arrays are float64, and float64 is to come back.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w), dtype=np.float32), np.empty(len(w), dtype=np.float32)
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return z, a
