"""tasks: 1
de: l1_penalty und l2_penalty sind vertauscht: L1 straft die Beträge, L2 die Quadrate.
en: l1_penalty and l2_penalty are interchanged: L1 penalises absolute values, L2 squares.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [2 * lam * w for w in weights]


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
