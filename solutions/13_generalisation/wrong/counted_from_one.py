"""tasks: 3
de: Deine Indizes laufen von 1 bis n. In Python beginnen sie bei 0: rng.permutation(n).
en: Your indices run from 1 to n. In Python they begin at 0: rng.permutation(n).
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(1 + rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
