"""tasks: 1
de: Im Wert von l2_penalty fehlt λ. Multipliziere die Summe der Quadrate mit lam.
en: λ is missing in the value of l2_penalty. Multiply the sum of the squares by lam.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = sum(np.sum(w**2) for w in weights)
    return value, [2 * lam * w for w in weights]
