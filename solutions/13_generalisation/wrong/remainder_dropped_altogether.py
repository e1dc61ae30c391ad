"""tasks: 3
de: Geht n nicht in k auf, kommen die letzten Indizes nirgends vor, auch nicht im Training. Verteile den Rest auf die
    Teile.
en: When k does not divide n, the last indices occur nowhere, not in training either. Distribute the remainder over
    the folds.
"""

import numpy as np


def k_fold(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[i * size : (i + 1) * size] for i in range(k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
