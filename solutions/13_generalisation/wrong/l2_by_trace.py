"""tasks: 1
shows: error
de: Die Spur von WᵀW geht nur bei Matrizen. Die Arrays können ein, drei und mehr Dimensionen haben: np.sum(W ** 2).
en: The trace of WᵀW exists for matrices only. The arrays may have one, three and more dimensions: np.sum(W ** 2).
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.trace(w.T @ w) for w in weights)
    return value, [2 * lam * w for w in weights]
