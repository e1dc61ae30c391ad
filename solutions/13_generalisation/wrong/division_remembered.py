"""tasks: 3
de: Du merkst dir die Einteilung vom ersten Aufruf. Jeder Aufruf teilt neu ein, mit dem rng, das er bekommt.
en: You remember the division of the first call. Every call divides anew, with the rng it is given.
"""

import numpy as np

divisions = {}


def k_fold(n, k, rng):
    if (n, k) not in divisions:
        divisions[n, k] = np.array_split(rng.permutation(n), k)
    folds = divisions[n, k]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
