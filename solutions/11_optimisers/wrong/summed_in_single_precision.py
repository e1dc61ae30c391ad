"""tasks: 5
de: Du rechnest in float32: Es stimmen nur sieben Stellen, und sehr kleine Wahrscheinlichkeiten werden 0.
en: You compute in float32: only seven digits are right, and very small probabilities become 0.
"""

import numpy as np


def cross_entropy(p, q):
    there = p > 0
    return -np.sum(p[there] * np.log(q[there].astype(np.float32)), dtype=np.float32)
