"""tasks: 3
de: Du spiegelst nur an einer einzigen zufälligen Ebene. Das Ergebnis bleibt nahe an der Einheitsmatrix; nötig ist das
    ganze Q einer Zufallsmatrix.
en: You reflect at a single random plane only. The result stays close to the identity; the whole Q of a random matrix
    is needed.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    n = max(n_in, n_out)
    v = rng.standard_normal(n)
    q = np.eye(n) - 2.0 * np.outer(v, v) / (v @ v)
    return q[:n_in, :n_out]
