"""tasks: 3
de: Du gibst Listen von Indizes zurück. Mache Arrays daraus: np.array(…).
en: You return lists of indices. Make arrays of them: np.array(…).
"""

import numpy as np


def k_fold(n, k, rng):
    folds = [fold.tolist() for fold in np.array_split(rng.permutation(n), k)]
    return [(sum(folds[:i] + folds[i + 1 :], []), folds[i]) for i in range(k)]
