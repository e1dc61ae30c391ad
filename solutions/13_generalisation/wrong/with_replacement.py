"""tasks: 3
de: Du ziehst mit Zurücklegen, so kommen Indizes doppelt vor. rng.permutation und rng.shuffle ziehen ohne.
en: You draw with replacement, so indices occur twice. rng.permutation and rng.shuffle draw without.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.choice(n, n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
