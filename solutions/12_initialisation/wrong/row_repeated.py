"""tasks: 1
de: Alle Zeilen deiner Matrix sind gleich. Ziehe jedes Gewicht für sich: size=(n_in, n_out).
en: All rows of your matrix are equal. Draw every weight on its own: size=(n_in, n_out).
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.tile(rng.normal(0.0, std, n_out), (n_in, 1))
