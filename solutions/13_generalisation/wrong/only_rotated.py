"""tasks: 3
de: Du verschiebst die Indizes nur im Kreis, Nachbarn bleiben beisammen. Mische sie ganz: rng.permutation(n).
en: You only rotate the indices; neighbours stay together. Shuffle them completely: rng.permutation(n).
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(np.roll(np.arange(n), rng.integers(n)), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
