"""tasks: 1
de: Du löschst ganze Zeilen. Gelöscht werden einzelne Verbindungen: rng.random((n, n)).
en: You delete whole rows. Single connections are deleted: rng.random((n, n)).
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n))
    W[rng.permutation(n)[max(int(density * n), 3) :]] = 0.0
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
