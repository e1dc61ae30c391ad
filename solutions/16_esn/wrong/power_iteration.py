"""tasks: 1
de: Deine Potenzmethode trifft nur reelle größte Eigenwerte. Hier sind sie meist komplex: np.linalg.eigvals.
en: Your power iteration finds real largest eigenvalues only. Here they are complex mostly: np.linalg.eigvals.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    v = np.ones(n)
    for _ in range(100):
        v = W @ v / np.linalg.norm(v)
    return W * (spectral_radius / np.linalg.norm(v))
