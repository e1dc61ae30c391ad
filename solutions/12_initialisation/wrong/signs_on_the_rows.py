"""tasks: 3
shows: error
de: Du setzt die Vorzeichen auf die Zeilen von Q. Sie gehören auf die Spalten; bei einer hohen Matrix passen sonst
    nicht einmal die Formen: q * np.sign(np.diag(r)).
en: You put the signs on the rows of Q. They belong on the columns; with a tall matrix not even the shapes fit
    otherwise: q * np.sign(np.diag(r)).
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    q = np.sign(np.diag(r))[:, np.newaxis] * q
    return q if n_in >= n_out else q.T
