"""tasks: 4
de: Du addierst den Bias erst nach der Sigmoidfunktion. Er gehört in z.
en: You add the bias after the sigmoid. It belongs in z.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer])) + b[layer]
        before = a[layer]
    return z, a
