"""tasks: 2
de: Bei dir fehlt die 2: Deine Varianz ist 1/n_in. ReLU halbiert, deshalb 2/n_in.
en: The 2 is missing: your variance is 1/n_in. ReLU halves, therefore 2/n_in.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(1.0 / n_in), (n_in, n_out))
