"""tasks: 1
de: Im Gradienten von l2_penalty fehlt λ: Er ist 2λw.
en: λ is missing in the gradient of l2_penalty: it is 2λw.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [2 * w for w in weights]
