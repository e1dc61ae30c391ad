"""tasks: 3
de: Du mischst nur die Reihenfolge der Teile, nicht die Indizes: Nachbarn bleiben beisammen. Mische die Indizes vor
    dem Schneiden.
en: You shuffle the order of the folds, not the indices: neighbours stay together. Shuffle the indices before cutting.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(np.arange(n), k)
    folds = [folds[i] for i in rng.permutation(k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
