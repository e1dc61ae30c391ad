"""tasks: 1
de: Du füllst den letzten Mini-Batch mit Indizes vom Anfang auf. Dann kommen manche Muster zweimal vor; der letzte
    darf kürzer sein.
en: You fill the last mini-batch up with indices from the beginning. Some patterns then occur twice; the last one
    may be shorter.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    count = -(-n // batch_size)
    order = np.resize(rng.permutation(n), count * batch_size)
    return list(order.reshape(count, batch_size))
