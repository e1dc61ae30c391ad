"""tasks: 1
de: Du skalierst mit der Faustregel √(n · density). Sie stimmt im Mittel, dieses W aber hat einen anderen Radius.
en: You scale by the rule of thumb √(n · density). It is right on average, but this W has another radius.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.sqrt(n * density))
