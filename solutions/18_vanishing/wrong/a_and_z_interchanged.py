"""tasks: 4
de: Du gibst (a, z) zurück. Vereinbart ist (z, a).
en: You return (a, z). We agreed on (z, a).
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return a, z
