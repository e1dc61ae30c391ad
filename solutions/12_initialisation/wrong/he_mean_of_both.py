"""tasks: 2
de: Du nimmst den Mittelwert von n_in und n_out. Bei He zählt nur n_in: √(2/n_in).
en: You take the mean of n_in and n_out. With He only n_in counts: √(2/n_in).
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(4.0 / (n_in + n_out)), (n_in, n_out))
