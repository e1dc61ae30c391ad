"""tasks: 1
de: Dein L1-Gradient wächst mit dem Gewicht (λ|w|). Die Ableitung von |w| ist nur das Vorzeichen, wie groß w auch ist.
en: Your L1 gradient grows with the weight (λ|w|). The derivative of |w| is the sign alone, however large w is.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [lam * np.abs(w) for w in weights]
