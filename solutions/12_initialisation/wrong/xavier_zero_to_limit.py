"""tasks: 2
de: Du ziehst zwischen 0 und l, alle Gewichte sind positiv. Verlangt ist −l bis l: rng.uniform(-l, l, …).
en: You draw between 0 and l, all weights are positive. From −l to l is asked for: rng.uniform(-l, l, …).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(0.0, limit, (n_in, n_out))
