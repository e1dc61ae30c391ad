"""tasks: 1
de: np.linalg.eigvalsh gilt nur für symmetrische Matrizen. W ist keine: np.linalg.eigvals.
en: np.linalg.eigvalsh is for symmetric matrices only. W is none: np.linalg.eigvals.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvalsh(W)).max())
