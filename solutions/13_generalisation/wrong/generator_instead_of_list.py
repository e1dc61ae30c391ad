"""tasks: 3
de: Deine Funktion benutzt yield und gibt einen Generator zurück. Gefragt ist eine Liste von k Paaren.
en: Your function uses yield and returns a generator. What is asked for is a list of k pairs.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    for i in range(k):
        yield np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]
