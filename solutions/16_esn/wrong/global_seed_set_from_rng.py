"""tasks: 1
de: Du setzt den Startwert von np.random aus rng. Das globale np.random soll unbenutzt bleiben.
en: You set the seed of np.random from rng. The global np.random is to stay unused.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    np.random.seed(int(rng.integers(2**31)))
    W = np.random.normal(size=(n, n)) * (np.random.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
