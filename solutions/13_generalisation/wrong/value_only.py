"""tasks: 1
de: Du gibst nur den Wert zurück. Dazu gehört die Liste der Gradienten: return wert, gradienten.
en: You return the value alone. The list of gradients belongs to it: return value, gradients.
"""

import numpy as np


def l1_penalty(weights, lam):
    return lam * sum(np.sum(np.abs(w)) for w in weights)


def l2_penalty(weights, lam):
    return lam * sum(np.sum(w**2) for w in weights)
