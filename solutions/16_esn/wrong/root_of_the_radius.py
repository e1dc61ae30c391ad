"""tasks: 1
de: Du nimmst die Wurzel aus dem Betrag des Eigenwerts. np.abs gibt bei komplexen Zahlen schon den Betrag.
en: You take the root of the absolute value of the eigenvalue. For complex numbers np.abs is the absolute value
    already.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.sqrt(np.abs(np.linalg.eigvals(W)).max()))
