"""tasks: 1
de: Du legst bei jedem Aufruf einen eigenen Zufallsgenerator mit festem Seed an. Die Reihenfolge ist dadurch in
    jeder Epoche dieselbe; benutze rng.
en: You make a random generator of your own with a fixed seed in every call. The order is therefore the same in
    every epoch; use rng.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
