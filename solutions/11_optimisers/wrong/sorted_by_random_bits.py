"""tasks: 1
de: Du sortierst nach Zufallszahlen, von denen viele gleich sind; gleiche behalten ihre alte Reihenfolge. Nimm
    rng.permutation oder sortiere nach rng.random(n).
en: You sort by random numbers many of which are equal; equal ones keep their old order. Take rng.permutation or
    sort by rng.random(n).
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.argsort(rng.integers(0, 2, n), kind="stable")
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
