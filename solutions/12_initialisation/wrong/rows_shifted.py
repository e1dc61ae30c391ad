"""tasks: 1
de: Deine Zeilen sind verschobene Kopien einer einzigen. Ziehe jedes Gewicht für sich: size=(n_in, n_out).
en: Your rows are shifted copies of a single one. Draw every weight on its own: size=(n_in, n_out).
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    row = rng.normal(0.0, std, n_out)
    return np.array([np.roll(row, i) for i in range(n_in)])
