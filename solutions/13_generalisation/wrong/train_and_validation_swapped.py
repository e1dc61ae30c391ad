"""tasks: 3
de: train und validation sind vertauscht: Der eine Teil validiert, mit den übrigen wird trainiert.
en: train and validation are swapped: the one fold validates, the others train.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[i], np.concatenate(folds[:i] + folds[i + 1 :])) for i in range(k)]
