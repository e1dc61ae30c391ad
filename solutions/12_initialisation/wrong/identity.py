"""tasks: 3
de: Du gibst immer die Einheitsmatrix zurück. Sie ist orthogonal, aber nicht zufällig; beginne mit einer Zufallsmatrix
    aus rng.
en: You always return the identity. It is orthogonal, but not random; begin with a random matrix from rng.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    return np.eye(n_in, n_out)
