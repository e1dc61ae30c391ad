"""tasks: 1
de: Du machst die Mini-Batches möglichst gleich groß (das tut np.array_split mit einer Anzahl). Verlangt ist: alle
    genau batch_size, nur der letzte kleiner.
en: You make the mini-batches as equal as possible (np.array_split with a number does that). Asked for is: all
    exactly batch_size, only the last one smaller.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    return np.array_split(rng.permutation(n), -(-n // batch_size))
