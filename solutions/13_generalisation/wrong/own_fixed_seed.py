"""tasks: 3
de: Du mischst mit einem eigenen Generator, jedes Mal mit demselben Startwert. Nimm rng, das übergeben wird.
en: You shuffle with a generator of your own, with the same seed every time. Take the rng that is passed in.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(np.random.default_rng(0).permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
