"""tasks: 3
de: Du machst die Diagonale von Q positiv. Dann zeigt jede Spalte immer auf dieselbe Seite; es ist die Diagonale von
    R, deren Vorzeichen zählt.
en: You make the diagonal of Q positive. Then every column always points to the same side; it is the diagonal of R
    whose signs count.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = q * np.sign(np.diag(q))
    return q if n_in >= n_out else q.T
