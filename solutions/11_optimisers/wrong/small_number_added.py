"""tasks: 5
de: Wo q = 0 ist, aber p nicht, ist das Ergebnis unendlich. Du zählst zu q eine kleine Zahl dazu (log(q + 10⁻¹²))
    und bekommst dadurch etwas Endliches, und kleine q stimmen auch nicht mehr.
en: Where q = 0 but p is not, the result is infinite. You add a small number to q (log(q + 10⁻¹²)) and so get
    something finite, and small q are no longer right, either.
"""

import numpy as np


def cross_entropy(p, q):
    return -np.sum(p * np.log(q + 1e-12))


def kl_divergence(p, q):
    there = p > 0
    return np.sum(p[there] * np.log(p[there] / (q[there] + 1e-12)))
