"""tasks: 2
de: Deine He-Gewichte sind gleichverteilt. Die Varianz stimmt, verlangt ist aber die Normalverteilung.
en: Your He weights are uniformly distributed. The variance is right, but the normal distribution is asked for.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    limit = np.sqrt(6.0 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))
