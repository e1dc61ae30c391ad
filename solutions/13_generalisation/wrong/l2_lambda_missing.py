"""tasks: 1
de: λ fehlt in l2_penalty, im Wert wie im Gradienten. Beide werden mit lam multipliziert.
en: λ is missing in l2_penalty, in the value and in the gradient. Both are multiplied by lam.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = sum(np.sum(w**2) for w in weights)
    return value, [2 * w for w in weights]
