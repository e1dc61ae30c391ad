"""tasks: 1
de: Du drehst die Reihenfolge nur weiter (ein zufälliger Anfang, danach der Reihe nach). Nachbarn bleiben dadurch
    Nachbarn; es müssen alle Reihenfolgen vorkommen können.
en: You only rotate the order (a random start, then one after the other). Neighbours stay neighbours; every order
    must be possible.
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.roll(np.arange(n), rng.integers(n))
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
