"""tasks: 4
de: Du schickst schon die Eingabe x durch die Sigmoidfunktion. Das erste Neuron bekommt x selbst.
en: You send the input x itself through the sigmoid. The first neuron is given x as it is.
"""

import math

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = 1.0 / (1.0 + math.exp(-x))
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return z, a
