"""tasks: 2
de: Bei dir fehlen Klammern: 6/n_in + n_out ist (6/n_in) + n_out. Schreibe 6/(n_in + n_out).
en: Brackets are missing: 6/n_in + n_out is (6/n_in) + n_out. Write 6/(n_in + n_out).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))
