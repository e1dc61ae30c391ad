"""tasks: 3
de: Du mischst mit einer Kopie von rng, so bleibt rng selbst stehen, und der nächste Aufruf teilt genauso ein. Nimm
    rng selbst.
en: You shuffle with a copy of rng; rng itself stands still, and the next call divides in the same way. Take rng
    itself.
"""

import copy

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(copy.deepcopy(rng).permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
