"""tasks: 1
de: Du mischst nur die Reihenfolge der Mini-Batches; in jedem stehen immer dieselben Nachbarn beisammen. Mische
    zuerst alle Indizes und teile dann.
en: You shuffle the order of the mini-batches only; each always holds the same neighbours. Shuffle all indices first
    and divide them then.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    whole = [np.arange(i, i + batch_size) for i in range(0, n - batch_size + 1, batch_size)]
    rest = np.arange(len(whole) * batch_size, n)
    return [whole[i] for i in rng.permutation(len(whole))] + ([rest] if rest.size else [])
