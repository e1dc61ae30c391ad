"""tasks: 1
de: Du nimmst den größten Realteil der Eigenwerte. Gemeint ist der größte Betrag: np.abs(…).max().
en: You take the largest real part of the eigenvalues. The largest absolute value is meant: np.abs(…).max().
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.linalg.eigvals(W).real.max())
