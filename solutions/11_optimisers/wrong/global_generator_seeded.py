"""tasks: 1
de: Du setzt np.random auf einen festen Seed und mischst damit. Das gibt jedes Mal dieselbe Reihenfolge und stört
    alle anderen, die np.random benutzen. Nimm rng.
en: You seed np.random with a fixed number and shuffle with it. That gives the same order every time and disturbs
    everybody else who uses np.random. Take rng.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    np.random.seed(0)
    order = np.random.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
