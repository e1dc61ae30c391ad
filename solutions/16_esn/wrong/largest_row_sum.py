"""tasks: 1
de: Du teilst durch die größte Zeilensumme. Der Spektralradius ist der größte Betrag der Eigenwerte.
en: You divide by the largest row sum. The spectral radius is the largest absolute value of the eigenvalues.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.abs(W).sum(axis=1).max())
