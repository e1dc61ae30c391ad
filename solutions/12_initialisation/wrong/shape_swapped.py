"""tasks: 1, 2, 3
de: Deine Matrix hat die Form (n_out, n_in). Hier steht jeder Eingang in einer Zeile: (n_in, n_out), z = X W + b.
en: Your matrix has the shape (n_out, n_in). Here every input has a row: (n_in, n_out), z = X W + b.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, std, (n_out, n_in))


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in))


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0 / n_in), (n_out, n_in))


def orthogonal(n_in, n_out, rng, right=orthogonal):
    return right(n_out, n_in, rng)
