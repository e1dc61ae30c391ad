"""tasks: 5
de: Du gibst die einzelnen Summanden zurück. Verlangt ist ihre Summe, eine Zahl.
en: You return the single terms. Their sum is asked for, one number.
"""

import numpy as np


def cross_entropy(p, q):
    there = p > 0
    return -p[there] * np.log(q[there])


def kl_divergence(p, q):
    there = p > 0
    return p[there] * np.log(p[there] / q[there])
