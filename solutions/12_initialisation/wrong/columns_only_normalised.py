"""tasks: 3
de: Deine Spalten haben die Länge 1, stehen aber nicht senkrecht aufeinander. Ziehe von jeder Spalte ab, was sie mit
    den vorigen gemeinsam hat (oder nimm np.linalg.qr).
en: Your columns have length 1, but are not perpendicular to each other. Subtract from every column what it has in
    common with those before it (or take np.linalg.qr).
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q = tall / np.linalg.norm(tall, axis=0)
    return q if n_in >= n_out else q.T
