"""tasks: 1
de: λ fehlt in l1_penalty, im Wert wie im Gradienten. Beide werden mit lam multipliziert.
en: λ is missing in l1_penalty, in the value and in the gradient. Both are multiplied by lam.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = sum(np.sum(np.abs(w)) for w in weights)
    return value, [np.sign(w) for w in weights]
