"""tasks: 4
de: Deine Kette beginnt bei 0, gleich wie groß x ist. Das erste Neuron bekommt x.
en: Your chain starts at 0 whatever x is. The first neuron is given x.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = 0.0
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return z, a
