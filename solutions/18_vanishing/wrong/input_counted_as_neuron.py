"""tasks: 4
de: Deine Arrays beginnen mit der Eingabe und haben einen Eintrag zu viel. Die Eingabe zählt nicht als Neuron.
en: Your arrays begin with the input and have one entry too many. The input does not count as a neuron.
"""

import numpy as np


def chain_forward(w, b, x):
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
        before = a[layer]
    return np.append(x, z), np.append(x, a)
