"""tasks: 1
de: Du teilst zuerst und mischst dann in jedem Mini-Batch für sich. So stehen immer dieselben Muster beisammen.
    Mische zuerst alle Indizes und teile dann.
en: You divide first and then shuffle inside each mini-batch. The same patterns always stand together. Shuffle all
    indices first and divide them then.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    return [rng.permutation(np.arange(i, min(i + batch_size, n))) for i in range(0, n, batch_size)]
