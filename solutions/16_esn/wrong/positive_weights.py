"""tasks: 1
de: Alle Gewichte sind positiv. Sie sollen symmetrisch um 0 verteilt sein, also auch negativ.
en: All weights are positive. They are to be symmetric about 0, so negative as well.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.random((n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
