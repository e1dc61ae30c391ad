"""tasks: 2
de: Mit p = 0 gibst du X selbst zurück. Gib auch dann ein neues Array zurück: X.copy().
en: With p = 0 you return X itself. Return a new array then, too: X.copy().
"""

import numpy as np


def dropout(X, p, u):
    if p == 0:
        return X
    return np.where(u < p, 0.0, X / (1 - p))
