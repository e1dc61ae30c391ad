"""tasks: 2
de: Bei dir fallen ganze Zeilen weg. Jeder Eintrag hat seine eigene Zufallszahl in u.
en: Whole rows are dropped. Every entry has a random number of its own in u.
"""

import numpy as np


def dropout(X, p, u):
    first = u.reshape(len(u), -1)[:, 0].reshape(-1, *[1] * (u.ndim - 1))
    return np.where(first < p, 0.0, X / (1 - p))
