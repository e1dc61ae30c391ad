"""tasks: 1
de: Du skalierst, bevor du Verbindungen löschst. Danach stimmt der Radius nicht mehr: Skaliere zuletzt.
en: You scale before deleting connections. After that the radius is wrong: scale last.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n))
    W *= spectral_radius / np.abs(np.linalg.eigvals(W)).max()
    return W * (rng.random((n, n)) < density)
