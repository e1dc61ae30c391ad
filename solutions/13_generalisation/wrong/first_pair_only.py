"""tasks: 3
de: Du gibst nur das erste Paar zurück: Dein return steht in der Schleife. Sammle alle k Paare.
en: You return the first pair only: your return stands inside the loop. Collect all k pairs.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    for i in range(k):
        return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i])]
