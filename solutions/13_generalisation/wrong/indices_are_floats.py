"""tasks: 3
de: Deine Indizes sind Kommazahlen, mit denen sich kein Array lesen lässt. np.array([]) ist float64; beginne mit
    ganzen Zahlen.
en: Your indices are floating-point numbers, which no array can be read with. np.array([]) is float64; start with
    integers.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    pairs = []
    for i in range(k):
        train = np.array([])
        for j in range(k):
            if j != i:
                train = np.append(train, folds[j])
        pairs.append((train, folds[i]))
    return pairs
