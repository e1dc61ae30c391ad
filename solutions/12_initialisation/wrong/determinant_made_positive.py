"""tasks: 3
de: Deine quadratischen Matrizen sind immer Drehungen (Determinante +1). Spiegelungen sollen genauso oft vorkommen:
    Lass die Determinante, wie sie ist.
en: Your square matrices are always rotations (determinant +1). Reflections are to occur as often: leave the
    determinant as it is.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = q * np.sign(np.diag(r))
    if n_in == n_out and np.linalg.det(q) < 0:
        q[:, 0] = -q[:, 0]
    return q if n_in >= n_out else q.T
