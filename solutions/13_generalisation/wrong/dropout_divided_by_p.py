"""tasks: 2
de: Du teilst durch p. Es bleibt der Anteil 1 − p, also teile durch 1 − p.
en: You divide by p. The share that stays is 1 − p, so divide by 1 − p.
"""

import numpy as np


def dropout(X, p, u):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(u < p, 0.0, X / p)
