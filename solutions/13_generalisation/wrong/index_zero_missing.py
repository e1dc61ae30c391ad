"""tasks: 3
de: Der Index 0 kommt bei dir nie vor: range(1, n) beginnt bei 1. Nimm alle n Indizes.
en: Index 0 never occurs: range(1, n) begins at 1. Take all n indices.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(np.arange(1, n)), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
