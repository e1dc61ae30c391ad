"""tasks: 2
de: Alle Spalten deiner Matrix sind gleich, alle Neuronen fingen gleich an. Ziehe jedes Gewicht für sich: size=(n_in,
    n_out).
en: All columns of your matrix are equal, all neurons would start alike. Draw every weight on its own: size=(n_in,
    n_out).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, 1)) * np.ones(n_out)
