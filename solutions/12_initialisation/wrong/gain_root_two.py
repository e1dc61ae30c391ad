"""tasks: 3
de: Du nimmst die Matrix mit √2 mal. Das ist für ReLU üblich, hier ist aber die orthogonale Matrix selbst verlangt.
en: You multiply the matrix by √2. That is common for ReLU, but here the orthogonal matrix itself is asked for.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = np.sqrt(2.0) * q * np.sign(np.diag(r))
    return q if n_in >= n_out else q.T
