"""tasks: 1
de: In den Wert geht nur das erste Array ein. Summiere über alle Arrays in weights.
en: Only the first array enters the value. Sum over all arrays in weights.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * np.sum(np.abs(weights[0]))
    return value, [lam * np.sign(w) for w in weights]


def l2_penalty(weights, lam):
    value = lam * np.sum(weights[0] ** 2)
    return value, [2 * lam * w for w in weights]
