"""tasks: 3
de: Du mischst für jeden Teil neu. So validiert mancher Index mehrmals und mancher nie. Mische einmal, vor der
    Schleife.
en: You shuffle anew for every fold. So some indices validate several times and some never. Shuffle once, before the
    loop.
"""

import numpy as np


def k_fold(n, k, rng):
    pairs = []
    for i in range(k):
        folds = np.array_split(rng.permutation(n), k)
        pairs.append((np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]))
    return pairs
