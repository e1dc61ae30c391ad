"""tasks: 3
de: log(1 + exp(x)) läuft für große x über und gibt unendlich. np.logaddexp(0, x) rechnet dasselbe ohne Überlauf.
en: log(1 + exp(x)) overflows for large x and gives infinity. np.logaddexp(0, x) computes the same without overflow.
"""

import numpy as np


def free_energy(v, W, b, c):
    with np.errstate(over="ignore"):
        return -(v @ b) - np.log(1 + np.exp(v @ W.T + c)).sum(axis=1)
