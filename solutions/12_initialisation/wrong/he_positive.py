"""tasks: 2
de: Alle deine He-Gewichte sind positiv. Verlangt ist der Mittelwert 0, also beide Vorzeichen.
en: All your He weights are positive. The mean is to be 0, so both signs occur.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return np.abs(rng.normal(0.0, np.sqrt(2.0 / n_in), (n_in, n_out)))
