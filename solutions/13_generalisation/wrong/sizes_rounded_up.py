"""tasks: 3
de: Alle Teile haben bei dir ⌈n/k⌉ Indizes, für den letzten bleibt zu wenig. Die Größen dürfen sich um höchstens 1
    unterscheiden.
en: All folds have ⌈n/k⌉ indices, and too few are left for the last one. The sizes may differ by at most 1.
"""

import numpy as np


def k_fold(n, k, rng):
    order, size = rng.permutation(n), -(-n // k)
    folds = [order[i * size : (i + 1) * size] for i in range(k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
