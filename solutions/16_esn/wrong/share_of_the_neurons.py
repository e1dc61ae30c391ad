"""tasks: 1
de: Nur ein Teil der Neuronen ist verbunden, der aber ganz. density ist der Anteil der Verbindungen.
en: Only a part of the neurons is connected, but that one fully. density is the share of the connections.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = np.zeros((n, n))
    used = rng.choice(n, max(int(np.sqrt(density) * n), 3), replace=False)
    W[np.ix_(used, used)] = rng.normal(size=(len(used), len(used)))
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
