"""tasks: 5
de: Du veränderst q (oder p) des Aufrufers, um die Nullen loszuwerden. Rechne mit einer Maske oder mit einer Kopie.
en: You change the caller's q (or p) to get rid of the zeros. Compute with a mask or with a copy.
"""

import numpy as np


def cross_entropy(p, q):
    q[p == 0] = 1.0
    return -np.sum(p * np.log(q))
