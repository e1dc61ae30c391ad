"""tasks: 2
de: Dein Ergebnis ist float32. Rechne in float64, wie X.
en: Your result is float32. Compute in float64, like X.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u < p, 0.0, X / (1 - p)).astype(np.float32)
