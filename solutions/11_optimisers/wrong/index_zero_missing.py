"""tasks: 1
de: Der Index 0 kommt nie vor: Deine Indizes beginnen bei 1, und es sind nur n − 1. Beginne bei 0.
en: The index 0 never occurs: your indices begin at 1, and there are only n − 1 of them. Begin at 0.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(np.arange(1, n))
    return [order[i : i + batch_size] for i in range(0, n - 1, batch_size)]
