"""tasks: 3
de: Du nimmst Q so, wie np.linalg.qr es liefert. Seine Vorzeichen sind nicht zufällig: Q[0, 0] ist immer negativ. Nimm
    jede Spalte mit dem Vorzeichen von R[j, j] mal.
en: You take Q as np.linalg.qr gives it. Its signs are not random: Q[0, 0] is always negative. Multiply every column
    by the sign of R[j, j].
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    return q if n_in >= n_out else q.T
