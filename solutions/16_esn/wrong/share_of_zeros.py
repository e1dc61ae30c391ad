"""tasks: 1
de: density ist bei dir der Anteil der Nullen. Gemeint ist der Anteil der Verbindungen, die es gibt.
en: With you density is the share of zeros. Meant is the share of the connections that exist.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) >= min(density, 0.95))
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
