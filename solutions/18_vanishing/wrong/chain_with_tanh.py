"""tasks: 4
de: Die Neuronen deiner Kette rechnen tanh. Gefragt ist die Sigmoidfunktion.
en: The neurons of your chain compute tanh. Asked for is the sigmoid.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = np.tanh(z[layer])
        before = a[layer]
    return z, a
