"""tasks: 5
de: Wo q = 0 ist, aber p nicht, ist das Ergebnis unendlich. np.nan_to_num macht daraus eine sehr große Zahl. Lass
    nur die Summanden mit p = 0 weg.
en: Where q = 0 but p is not, the result is infinite. np.nan_to_num makes a very large number of it. Leave out only
    the terms with p = 0.
"""

import numpy as np


def cross_entropy(p, q):
    return -np.sum(np.nan_to_num(p * np.log(q)))


def kl_divergence(p, q):
    return np.sum(np.nan_to_num(p * np.log(p / q)))
