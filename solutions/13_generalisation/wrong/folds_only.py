"""tasks: 3
de: Du gibst nur die Teile zurück. Zu jedem gehört das, womit trainiert wird: Paare (train, validation).
en: You return the folds alone. To each belongs what is trained with: pairs (train, validation).
"""

import numpy as np


def k_fold(n, k, rng):
    return np.array_split(rng.permutation(n), k)
