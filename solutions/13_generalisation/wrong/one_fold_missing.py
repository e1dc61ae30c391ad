"""tasks: 3
de: Es kommen nur k − 1 Paare zurück: Deine Schleife beginnt bei 1 oder endet zu früh. Gefragt sind k.
en: Only k − 1 pairs come back: your loop begins at 1 or ends too early. k are asked for.
"""

import numpy as np


def k_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(1, k)]
