"""tasks: 1
de: Bei dir gibt es alle Verbindungen; density kommt nicht vor.
en: With you all connections exist; density does not occur.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n))
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
