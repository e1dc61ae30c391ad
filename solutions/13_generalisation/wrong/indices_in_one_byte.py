"""tasks: 3
de: Deine Indizes haben nur ein Byte: Nach 255 geht es bei 0 weiter. Nimm int64, den üblichen Typ.
en: Your indices have one byte only: after 255 they go on with 0. Take int64, the usual type.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = [fold.astype(np.uint8) for fold in np.array_split(rng.permutation(n), k)]
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
