"""tasks: 1
de: Du gibst die Gradienten zuerst zurück. Vereinbart ist (Wert, Gradienten), in dieser Reihenfolge.
en: You return the gradients first. We agreed on (value, gradients), in this order.
"""

import numpy as np


def l1_penalty(weights, lam):
    return [lam * np.sign(w) for w in weights], lam * sum(np.sum(np.abs(w)) for w in weights)


def l2_penalty(weights, lam):
    return [2 * lam * w for w in weights], lam * sum(np.sum(w**2) for w in weights)
