"""tasks: 3
de: Dein train ist nur der nächste Teil. Trainiert wird mit allen übrigen Teilen zusammen.
en: Your train is just the next fold. Training uses all other folds together.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[(i + 1) % k], folds[i]) for i in range(k)]
