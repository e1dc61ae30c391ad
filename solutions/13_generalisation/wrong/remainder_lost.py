"""tasks: 3
de: Geht n nicht in k auf, kommen die letzten Indizes nie zur Validierung. Verteile den Rest: np.array_split tut das.
en: When k does not divide n, the last indices never validate. Distribute the remainder: np.array_split does that.
"""

import numpy as np


def k_fold(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[i * size : (i + 1) * size] for i in range(k)]
    return [(np.setdiff1d(order, fold), fold) for fold in folds]
