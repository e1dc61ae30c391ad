"""tasks: 5
de: p und q sind vertauscht: Gewichtet wird mit p, der Logarithmus gehört zu q. Beide Funktionen sind nicht
    symmetrisch.
en: p and q are swapped: p is the weight, the logarithm is that of q. Neither function is symmetric.
"""

import numpy as np


def cross_entropy(p, q):
    there = q > 0
    return -np.sum(q[there] * np.log(p[there]))


def kl_divergence(p, q):
    there = q > 0
    return np.sum(q[there] * np.log(q[there] / p[there]))
