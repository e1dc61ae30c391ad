"""tasks: 3
de: Deine Spalten zeigen nur längs der Achsen (Einheitsvektoren in zufälliger Reihenfolge). Jede Richtung soll
    vorkommen können.
en: Your columns point along the axes only (unit vectors in random order). Every direction is to be possible.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    n = max(n_in, n_out)
    q = np.eye(n)[rng.permutation(n)] * rng.choice([-1.0, 1.0], n)
    return q[:n_in, :n_out]
