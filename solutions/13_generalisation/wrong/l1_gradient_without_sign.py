"""tasks: 1
de: Dein L1-Gradient ist überall +λ. Bei negativen Gewichten ist er −λ: Die Strafe zieht von beiden Seiten zur 0.
en: Your L1 gradient is +λ everywhere. For negative weights it is −λ: the penalty pulls towards 0 from both sides.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [np.full(w.shape, float(lam)) for w in weights]
