"""tasks: 1
de: Deine Indizes sind Gleitkommazahlen; damit lässt sich kein Array indizieren. Beginne mit np.arange(n) oder
    rng.permutation(n).
en: Your indices are floating-point numbers; no array can be indexed with them. Begin with np.arange(n) or
    rng.permutation(n).
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.linspace(0, n - 1, n)
    rng.shuffle(order)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
