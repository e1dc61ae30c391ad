"""tasks: 1
de: Dein W hat immer den Spektralradius 1. Multipliziere noch mit spectral_radius.
en: Your W always has the spectral radius 1. Multiply by spectral_radius, too.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W / np.abs(np.linalg.eigvals(W)).max()
