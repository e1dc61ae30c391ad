"""tasks: 3
de: Beim Mischen beginnst du einen Index zu früh: Der letzte bleibt, wo er ist. Die Schleife beginnt bei n − 1.
en: Your shuffle begins one index too early: the last one stays where it is. The loop begins at n − 1.
"""

import numpy as np


def k_fold(n, k, rng):
    order = np.arange(n)
    for i in range(n - 2, 0, -1):
        j = rng.integers(i + 1)
        order[[i, j]] = order[[j, i]]
    folds = np.array_split(order, k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
