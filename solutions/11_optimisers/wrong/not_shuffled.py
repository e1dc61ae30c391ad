"""tasks: 1
de: Du mischst nicht: Die Indizes kommen immer der Reihe nach. Mische sie zuerst mit rng, zum Beispiel mit
    rng.permutation(n).
en: You do not shuffle: the indices always come in ascending order. Shuffle them first with rng, for instance with
    rng.permutation(n).
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.arange(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
