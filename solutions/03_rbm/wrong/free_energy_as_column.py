"""tasks: 3
de: Deine freie Energie hat die Form (N, 1). Verlangt ist (N,), eine Zahl je Muster.
en: Your free energy has the shape (N, 1). (N,) is asked for, one number per pattern.
"""

import numpy as np


def free_energy(v, W, b, c):
    return -(v @ b[:, np.newaxis]) - np.logaddexp(0.0, v @ W.T + c).sum(axis=1, keepdims=True)
