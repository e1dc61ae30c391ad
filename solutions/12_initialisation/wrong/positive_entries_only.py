"""tasks: 3
de: Du beginnst mit Zahlen zwischen 0 und 1. Die erste Spalte hat dann immer nur ein Vorzeichen; beginne mit
    rng.standard_normal.
en: You begin with numbers between 0 and 1. The first column then always has one sign only; begin with
    rng.standard_normal.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.random((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = q * np.sign(np.diag(r))
    return q if n_in >= n_out else q.T
