"""tasks: 1
de: Du teilst durch die Spektralnorm, den größten Singulärwert. Der Spektralradius ist der größte Betrag der
    Eigenwerte.
en: You divide by the spectral norm, the largest singular value. The spectral radius is the largest absolute value
    of the eigenvalues.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.linalg.norm(W, 2))
