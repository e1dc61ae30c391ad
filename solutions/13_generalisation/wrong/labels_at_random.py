"""tasks: 3
de: Du würfelst für jeden Index, in welchen Teil er kommt. So werden die Teile verschieden groß. Mische die Indizes
    und schneide.
en: You throw dice for every index to choose its fold. So the folds differ in size. Shuffle the indices and cut.
"""

import numpy as np


def k_fold(n, k, rng):
    labels = rng.integers(k, size=n)
    return [(np.flatnonzero(labels != i), np.flatnonzero(labels == i)) for i in range(k)]
