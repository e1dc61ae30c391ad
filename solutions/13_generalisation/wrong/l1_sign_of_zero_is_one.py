"""tasks: 1
de: Für ein Gewicht, das genau 0 ist, gibst du den Gradienten +λ zurück. Vereinbart ist sign(0) = 0, wie bei np.sign.
en: For a weight that is exactly 0 you return the gradient +λ. We agreed on sign(0) = 0, as np.sign has it.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [np.where(w >= 0, lam, -lam) for w in weights]
