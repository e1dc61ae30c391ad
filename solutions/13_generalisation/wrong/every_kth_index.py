"""tasks: 3
de: Du verteilst die Indizes reihum (i % k), ohne zu mischen. Mische sie zuerst mit rng.
en: You deal out the indices in turn (i % k) without shuffling. Shuffle them with rng first.
"""

import numpy as np


def k_fold(n, k, rng):
    labels = np.arange(n) % k
    return [(np.flatnonzero(labels != i), np.flatnonzero(labels == i)) for i in range(k)]
