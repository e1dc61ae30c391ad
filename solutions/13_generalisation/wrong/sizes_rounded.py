"""tasks: 3
de: Jeder Teil ist bei dir gerundet n/k groß, und der letzte bekommt, was übrig bleibt: bei n = 7, k = 5 gleich 3. Die
    Größen dürfen sich um höchstens 1 unterscheiden.
en: Every fold has n/k indices, rounded, and the last one gets what is left: 3 of them with n = 7, k = 5. The sizes may
    differ by at most 1.
"""

import numpy as np


def k_fold(n, k, rng):
    order, size = rng.permutation(n), round(n / k)
    folds = [order[i * size : (i + 1) * size if i < k - 1 else n] for i in range(k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
