"""tasks: 1
de: Deine Gewichte sind gleichverteilt. Verlangt ist eine Normalverteilung: rng.normal.
en: Your weights are uniformly distributed. A normal distribution is asked for: rng.normal.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    limit = np.sqrt(3.0) * std
    return rng.uniform(-limit, limit, (n_in, n_out))
