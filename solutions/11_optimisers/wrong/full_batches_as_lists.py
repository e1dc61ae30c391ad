"""tasks: 1
de: Nur dein letzter Mini-Batch ist ein Array, die vollen sind Listen. Jeder soll ein Array sein: np.array(batch).
en: Only your last mini-batch is an array, the full ones are lists. Each of them is to be an array: np.array(batch).
"""

import numpy as np


def minibatches(n, batch_size, rng):
    batches, batch = [], []
    for index in rng.permutation(n):
        batch.append(index)
        if len(batch) == batch_size:
            batches.append(batch)
            batch = []
    return [*batches, np.array(batch)] if batch else batches
