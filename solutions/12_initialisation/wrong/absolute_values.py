"""tasks: 1
de: Alle deine Gewichte sind positiv. Verlangt ist der Mittelwert 0, also beide Vorzeichen.
en: All your weights are positive. The mean is to be 0, so both signs occur.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.abs(rng.normal(0.0, std, (n_in, n_out)))
