"""tasks: 2
de: Du multiplizierst mit 1 − p. Beim umgekehrten Dropout wird im Training durch 1 − p geteilt.
en: You multiply by 1 − p. Inverted dropout divides by 1 − p in training.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u < p, 0.0, X * (1 - p))
