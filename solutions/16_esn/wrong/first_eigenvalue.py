"""tasks: 1
de: Du nimmst den ersten Eigenwert. Sie sind nicht geordnet; gemeint ist der größte Betrag.
en: You take the first eigenvalue. They are in no order; the largest absolute value is meant.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / abs(np.linalg.eigvals(W)[0]))
