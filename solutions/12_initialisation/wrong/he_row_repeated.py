"""tasks: 2
de: Alle Zeilen deiner He-Matrix sind gleich. Ziehe jedes Gewicht für sich: size=(n_in, n_out).
en: All rows of your He matrix are equal. Draw every weight on its own: size=(n_in, n_out).
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return np.tile(rng.normal(0.0, np.sqrt(2.0 / n_in), n_out), (n_in, 1))
