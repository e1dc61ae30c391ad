"""tasks: 2
de: Das sieht nach Differenzenquotienten aus: Sie sind zu ungenau und am Knick falsch. Leite von Hand ab.
en: This looks like difference quotients: they are too inexact, and wrong at the kink. Derive by hand.
"""

import numpy as np


def gradients(X, y, w1, b1, w2, b2):
    parameters = [w1.copy(), b1.copy(), w2.copy(), b2.copy()]
    found = []
    for value in parameters:
        slope = np.empty_like(value)
        for index in np.ndindex(value.shape):
            before = value[index]
            value[index] = before + 1e-5
            above = np.sum((forward(X, *parameters)[1] - y) ** 2)
            value[index] = before - 1e-5
            below = np.sum((forward(X, *parameters)[1] - y) ** 2)
            value[index] = before
            slope[index] = (above - below) / 2e-5
        found.append(slope)
    return tuple(found)
