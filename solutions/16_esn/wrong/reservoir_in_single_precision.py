"""tasks: 1
de: Dein W ist float32. Alle Arrays sind float64.
en: Your W is float32. All arrays are float64.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return (W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())).astype(np.float32)
