"""tasks: 1
de: Dein W enthält komplexe Zahlen. Teile durch den Betrag der Eigenwerte, nicht durch die Eigenwerte.
en: Your W holds complex numbers. Divide by the absolute value of the eigenvalues and not by the eigenvalues.
"""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.linalg.eigvals(W).max().astype(complex))
