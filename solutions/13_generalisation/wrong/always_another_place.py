"""tasks: 3
de: Beim Mischen schließt du aus, dass ein Index bleibt, wo er ist: Auch er selbst gehört zu denen, mit denen er
    tauschen darf. Nimm rng.integers(i + 1).
en: Your shuffle excludes that an index stays where it is: it may change places with itself, too. Take
    rng.integers(i + 1).
"""

import numpy as np


def k_fold(n, k, rng):
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(i)
        order[[i, j]] = order[[j, i]]
    folds = np.array_split(order, k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
