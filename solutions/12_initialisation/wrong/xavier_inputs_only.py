"""tasks: 2
de: Deine Grenze kennt nur n_in: √(6/n_in). Verlangt ist √(6/(n_in + n_out)).
en: Your limit knows n_in only: √(6/n_in). √(6/(n_in + n_out)) is asked for.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))
