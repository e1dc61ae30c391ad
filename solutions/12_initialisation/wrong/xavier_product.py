"""tasks: 2
de: Du nimmst n_in und n_out mal. Unter der Wurzel steht ihre Summe: 6/(n_in + n_out).
en: You multiply n_in and n_out. Under the root stands their sum: 6/(n_in + n_out).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in * n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))
