"""tasks: 3
de: Du gibst R zurück, den zweiten Faktor. Orthogonal ist Q, der erste.
en: You return R, the second factor. It is Q, the first one, that is orthogonal.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    return r if n_in >= n_out else r.T
