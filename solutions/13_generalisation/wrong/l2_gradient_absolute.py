"""tasks: 1
de: Dein L2-Gradient hat kein Vorzeichen (2λ|w|). Bei negativem w ist er negativ.
en: Your L2 gradient has no sign (2λ|w|). For negative w it is negative.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [2 * lam * np.abs(w) for w in weights]
