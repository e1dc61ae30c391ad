"""tasks: 1
de: Im Gradienten von l1_penalty fehlt λ. Multipliziere auch das Vorzeichen mit lam.
en: λ is missing in the gradient of l1_penalty. Multiply the sign by lam, too.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [np.sign(w) for w in weights]
