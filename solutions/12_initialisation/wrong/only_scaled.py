"""tasks: 3
de: Deine Matrix ist nur eine skalierte Zufallsmatrix. Ihre Spalten stehen im Mittel senkrecht, verlangt ist es genau:
    np.linalg.qr hilft.
en: Your matrix is only a scaled random matrix. Its columns are perpendicular on average, but exactness is asked for:
    np.linalg.qr helps.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out)) / np.sqrt(max(n_in, n_out))
