"""tasks: 1
de: Du ziehst aus einer Kopie von rng; so kommt beim zweiten Aufruf dasselbe heraus. Benutze rng selbst.
en: You draw from a copy of rng; so the second call gives the same. Use rng itself.
"""

import copy

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    rng = copy.deepcopy(rng)
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
