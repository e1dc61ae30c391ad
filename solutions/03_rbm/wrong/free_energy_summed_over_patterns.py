"""tasks: 3
de: Du summierst die freie Energie über alle Muster. Gefragt ist eine Zahl je Muster, Form (N,): .sum(axis=1).
en: You sum the free energy over all patterns. One number per pattern is asked for, shape (N,): .sum(axis=1).
"""

import numpy as np


def free_energy(v, W, b, c):
    return -(v @ b).sum() - np.logaddexp(0.0, v @ W.T + c).sum()
