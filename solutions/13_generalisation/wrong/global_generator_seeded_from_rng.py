"""tasks: 3
de: Du setzt den Startwert des globalen np.random und mischst damit. Andere Programmteile benutzen es auch; nimm rng
    selbst.
en: You seed the global np.random and shuffle with it. Other parts of the program use it, too; take rng itself.
"""

import numpy as np


def k_fold(n, k, rng):
    np.random.seed(rng.integers(2**31))
    folds = np.array_split(np.random.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
