"""tasks: 4
de: In deiner Kette fehlt der Bias: z = w a + b.
en: The bias is missing in your chain: z = w a + b.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return z, a
