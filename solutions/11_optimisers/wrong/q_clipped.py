"""tasks: 5
de: Wo q = 0 ist, aber p nicht, ist das Ergebnis unendlich. Du schneidest q nach unten ab (np.clip, np.maximum) und
    bekommst dadurch etwas Endliches.
en: Where q = 0 but p is not, the result is infinite. You clip q from below (np.clip, np.maximum) and so get
    something finite.
"""

import numpy as np


def cross_entropy(p, q):
    return -np.sum(p * np.log(np.clip(q, 1e-12, 1.0)))


def kl_divergence(p, q):
    there = p > 0
    return np.sum(p[there] * np.log(p[there] / np.clip(q[there], 1e-12, 1.0)))
