"""tasks: 3
de: Deine orthogonale Matrix ist in float32 gerechnet, auf sieben Stellen. Lass alles in float64.
en: Your orthogonal matrix is computed in float32, to seven digits. Leave everything in float64.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out))).astype(np.float32)
    q, r = np.linalg.qr(tall)
    q = (q * np.sign(np.diag(r))).astype(np.float64)
    return q if n_in >= n_out else q.T
