"""tasks: 5
de: Wo q = 0 ist, aber p nicht, ist das Ergebnis unendlich. Du lässt die Summanden mit q = 0 weg. Weglassen darfst
    du nur die mit p = 0.
en: Where q = 0 but p is not, the result is infinite. You leave out the terms with q = 0. You may leave out only
    those with p = 0.
"""

import numpy as np


def cross_entropy(p, q):
    there = (p > 0) & (q > 0)
    return -np.sum(p[there] * np.log(q[there]))


def kl_divergence(p, q):
    there = (p > 0) & (q > 0)
    return np.sum(p[there] * np.log(p[there] / q[there]))
