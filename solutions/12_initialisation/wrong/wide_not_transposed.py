"""tasks: 3
de: Ist die Matrix breiter als hoch, hat dein Ergebnis die falsche Form. Zerlege dann die hohe Matrix und transponiere
    am Ende.
en: Where the matrix is wider than high, your result has the wrong shape. Decompose the tall matrix then, and
    transpose in the end.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    q, r = np.linalg.qr(rng.standard_normal((n_in, n_out)))
    return q * np.sign(np.diag(r))
