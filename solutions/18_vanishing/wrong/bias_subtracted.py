"""tasks: 4
de: Du ziehst den Bias ab. Er wird addiert: z = w a + b.
en: You subtract the bias. It is added: z = w a + b.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before - b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return z, a
