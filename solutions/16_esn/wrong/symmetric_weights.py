"""tasks: 1
de: Dein W ist symmetrisch. Die Gewichte von i nach j und von j nach i sind unabhängig voneinander.
en: Your W is symmetric. The weights from i to j and from j to i are independent of each other.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = np.triu(rng.normal(size=(n, n)) * (rng.random((n, n)) < density))
    W = W + W.T
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
