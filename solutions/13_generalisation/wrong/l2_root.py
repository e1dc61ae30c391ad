"""tasks: 1
de: Du ziehst die Wurzel aus der Summe. L2 straft die Summe der Quadrate selbst: np.linalg.norm gibt die Wurzel.
en: You take the root of the sum. L2 penalises the sum of the squares itself: np.linalg.norm gives the root.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sqrt(np.sum(w**2)) for w in weights)
    return value, [2 * lam * w for w in weights]
