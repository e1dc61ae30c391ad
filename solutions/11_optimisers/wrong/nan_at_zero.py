"""tasks: 5
shows: nan
de: 0 · log 0 ist bei dir NaN. Lass die Summanden mit p = 0 weg (zum Beispiel mit einer Maske p > 0); sie zählen als
    0.
en: Your 0 · log 0 is NaN. Leave out the terms with p = 0 (with a mask p > 0, for instance); they count as 0.
"""

import numpy as np


def cross_entropy(p, q):
    return -np.sum(p * np.log(q))


def kl_divergence(p, q):
    return np.sum(p * np.log(p / q))
