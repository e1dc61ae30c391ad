"""tasks: 3
de: Bei dir tauschen nur Nachbarn die Plätze, die meisten bleiben beisammen. Mische ganz: rng.permutation(n).
en: Only neighbours change places, and most of them stay together. Shuffle completely: rng.permutation(n).
"""

import numpy as np


def k_fold(n, k, rng):
    order = np.arange(n)
    for i in range(n - 1):
        if rng.random() < 0.5:
            order[[i, i + 1]] = order[[i + 1, i]]
    folds = np.array_split(order, k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
