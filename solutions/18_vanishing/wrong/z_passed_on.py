"""tasks: 4
de: Du gibst z an das nächste Neuron weiter. Weitergegeben wird die Ausgabe a = σ(z).
en: You pass z on to the next neuron. What is passed on is the output a = σ(z).
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = z[layer]
    return z, a
