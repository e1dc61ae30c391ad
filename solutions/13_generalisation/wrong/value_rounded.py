"""tasks: 1
de: Du rundest den Wert auf sechs Stellen. Gib ihn ungerundet zurück.
en: You round the value to six digits. Return it as it is.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = round(float(lam * sum(np.sum(np.abs(w)) for w in weights)), 6)
    return value, [lam * np.sign(w) for w in weights]


def l2_penalty(weights, lam):
    value = round(float(lam * sum(np.sum(w**2) for w in weights)), 6)
    return value, [2 * lam * w for w in weights]
