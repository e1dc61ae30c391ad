"""tasks: 2
de: Deine Grenze kennt nur n_out: √(6/n_out). Verlangt ist √(6/(n_in + n_out)).
en: Your limit knows n_out only: √(6/n_out). √(6/(n_in + n_out)) is asked for.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))
