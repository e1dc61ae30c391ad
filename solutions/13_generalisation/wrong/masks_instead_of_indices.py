"""tasks: 3
de: Du gibst Masken aus True und False zurück. Gefragt sind die Indizes: np.flatnonzero macht sie daraus.
en: You return masks of True and False. What is asked for are the indices: np.flatnonzero makes them of a mask.
"""

import numpy as np


def k_fold(n, k, rng):
    labels = rng.permutation(np.arange(n) % k)
    return [(labels != i, labels == i) for i in range(k)]
