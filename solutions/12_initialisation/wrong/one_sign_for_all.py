"""tasks: 3
de: Du würfelst ein einziges Vorzeichen für die ganze Matrix. Jede Spalte braucht ihr eigenes.
en: You draw a single sign for the whole matrix. Every column needs one of its own.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = q * rng.choice([-1.0, 1.0])
    return q if n_in >= n_out else q.T
