"""tasks: 5
de: Du rechnest in Bit (log₂). Verlangt ist der natürliche Logarithmus, np.log; die Einheit heißt nat.
en: You compute in bits (log₂). The natural logarithm is asked for, np.log; the unit is called nat.
"""

import numpy as np


def cross_entropy(p, q):
    there = p > 0
    return -np.sum(p[there] * np.log2(q[there]))


def kl_divergence(p, q):
    there = p > 0
    return np.sum(p[there] * np.log2(p[there] / q[there]))
