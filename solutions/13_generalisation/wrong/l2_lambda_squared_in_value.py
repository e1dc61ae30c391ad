"""tasks: 1
de: Im Wert von l2_penalty steht λ² statt λ, der Gradient stimmt: Quadriert wird nur das Gewicht.
en: In the value of l2_penalty there is λ² for λ; the gradient is right: only the weight is squared.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = sum(np.sum((lam * w) ** 2) for w in weights)
    return value, [2 * lam * w for w in weights]
