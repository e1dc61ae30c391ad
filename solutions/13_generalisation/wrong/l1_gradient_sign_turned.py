"""tasks: 1
de: Dein L1-Gradient hat das falsche Vorzeichen. Die Strafe wächst mit |w|, bei positivem w ist die Ableitung also +λ.
en: Your L1 gradient has the wrong sign. The penalty grows with |w|, so the derivative is +λ for positive w.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [-lam * np.sign(w) for w in weights]
