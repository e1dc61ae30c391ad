"""tasks: 1
de: Bei dir steht λ² in l2_penalty: Quadriert wird nur das Gewicht, λ kommt erst danach davor.
en: There is λ² in your l2_penalty: only the weight is squared, λ comes in front afterwards.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = sum(np.sum((lam * w) ** 2) for w in weights)
    return value, [2 * lam**2 * w for w in weights]
