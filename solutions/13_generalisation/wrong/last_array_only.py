"""tasks: 1
de: In den Wert geht nur das letzte Array ein: In der Schleife steht = statt +=.
en: Only the last array enters the value: there is = in the loop where += is needed.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * np.sum(np.abs(weights[-1]))
    return value, [lam * np.sign(w) for w in weights]


def l2_penalty(weights, lam):
    value = lam * np.sum(weights[-1] ** 2)
    return value, [2 * lam * w for w in weights]
