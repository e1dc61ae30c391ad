"""tasks: 3
de: Du mischst mit dem globalen np.random. Nimm rng, sonst lässt sich die Einteilung nicht wiederholen.
en: You shuffle with the global np.random. Take rng, otherwise the division cannot be repeated.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(np.random.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
