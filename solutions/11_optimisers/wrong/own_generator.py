"""tasks: 1
de: Du mischst mit einem eigenen Zufallsgenerator ohne Seed (oder mit dem Modul random) und nicht mit rng. So lässt
    sich kein Versuch wiederholen.
en: You shuffle with an unseeded generator of your own (or with the module random) and not with rng. No experiment
    can be repeated like that.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.default_rng().permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
