"""tasks: 1
de: Du ziehst aus np.random. Aller Zufall kommt aus rng.
en: You draw from np.random. All randomness comes from rng.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = np.random.normal(size=(n, n)) * (np.random.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
