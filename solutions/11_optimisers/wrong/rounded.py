"""tasks: 5
de: Du rundest das Ergebnis. Neun Stellen müssen stimmen; lass round weg.
en: You round the result. Nine digits must be right; leave out round.
"""

import numpy as np


def cross_entropy(p, q):
    there = p > 0
    return round(float(-np.sum(p[there] * np.log(q[there]))), 4)


def kl_divergence(p, q):
    there = p > 0
    return round(float(np.sum(p[there] * np.log(p[there] / q[there]))), 4)
