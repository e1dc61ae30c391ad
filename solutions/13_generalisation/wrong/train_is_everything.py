"""tasks: 3
de: In train stehen bei dir alle Indizes, auch die zur Validierung. Nimm diese heraus.
en: Your train holds all indices, those for validation included. Take these out.
"""

import numpy as np


def k_fold(n, k, rng):
    order = rng.permutation(n)
    return [(order, fold) for fold in np.array_split(order, k)]
