"""tasks: 2
de: Deine Xavier-Gewichte sind normalverteilt. Die Varianz stimmt, verlangt ist aber die Gleichverteilung zwischen −l
    und l.
en: Your Xavier weights are normally distributed. The variance is right, but the uniform distribution between −l and l
    is asked for.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0 / (n_in + n_out)), (n_in, n_out))
