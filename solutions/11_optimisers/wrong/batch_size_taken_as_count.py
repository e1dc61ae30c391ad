"""tasks: 1
de: Du machst batch_size viele Mini-Batches. batch_size ist die Zahl der Muster in einem Mini-Batch, nicht die Zahl
    der Mini-Batches.
en: You make batch_size many mini-batches. batch_size is the number of patterns in a mini-batch, not the number of
    mini-batches.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    return [part for part in np.array_split(rng.permutation(n), batch_size) if part.size]
