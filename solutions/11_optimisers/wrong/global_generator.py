"""tasks: 1
de: Du mischst mit np.random, dem gemeinsamen Generator aller Programmteile, und nicht mit rng. Benutze
    rng.permutation oder rng.shuffle.
en: You shuffle with np.random, the generator that all parts of a program share, and not with rng. Use
    rng.permutation or rng.shuffle.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
