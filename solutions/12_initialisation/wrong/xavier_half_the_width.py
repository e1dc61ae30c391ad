"""tasks: 2
de: Dein Bereich ist nur halb so breit, von −l/2 bis l/2. Verlangt ist −l bis l.
en: Your range is only half as wide, from −l/2 to l/2. From −l to l is asked for.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return limit * (rng.random((n_in, n_out)) - 0.5)
