"""tasks: 1
de: Deine Schleife beginnt bei 1, die erste Zeile bleibt 0. Python zählt ab 0: range(n_in).
en: Your loop begins at 1, the first row stays 0. Python counts from 0: range(n_in).
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    w = np.zeros((n_in, n_out))
    for i in range(1, n_in):
        w[i] = rng.normal(0.0, std, n_out)
    return w
