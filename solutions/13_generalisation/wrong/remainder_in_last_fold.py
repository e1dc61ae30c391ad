"""tasks: 3
de: Der ganze Rest kommt bei dir in den letzten Teil. Die Größen dürfen sich um höchstens 1 unterscheiden.
en: The whole remainder goes into the last fold. The sizes may differ by at most 1.
"""

import numpy as np


def k_fold(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[i * size : (i + 1) * size if i < k - 1 else n] for i in range(k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
