"""tasks: 2
de: Deine Varianz ist 2/(n_in + n_out), das ist Xavier. Bei He steht nur n_in im Nenner.
en: Your variance is 2/(n_in + n_out), which is Xavier. With He only n_in stands in the denominator.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0 / (n_in + n_out)), (n_in, n_out))
