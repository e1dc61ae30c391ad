"""tasks: 1
de: Du legst einen eigenen Generator mit festem Startwert an. Benutze rng.
en: You make a generator of your own with a fixed seed. Use rng.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    own = np.random.default_rng(0)
    W = own.normal(size=(n, n)) * (own.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
