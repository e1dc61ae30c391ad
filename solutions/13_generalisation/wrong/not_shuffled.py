"""tasks: 3
de: Du mischst nicht: Die Teile sind 0, 1, 2, … der Reihe nach. Mische die Indizes zuerst mit rng.
en: You do not shuffle: the folds are 0, 1, 2, … in order. Shuffle the indices with rng first.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(np.arange(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
