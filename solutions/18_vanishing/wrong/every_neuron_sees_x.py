"""tasks: 4
de: Jedes Neuron bekommt bei dir die Eingabe x. Ab dem zweiten ist es die Ausgabe des vorigen Neurons.
en: With you every neuron is given the input x. From the second one on it is the output of the neuron before.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = x
    return z, a
