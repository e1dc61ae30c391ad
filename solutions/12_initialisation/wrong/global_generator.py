"""tasks: 1, 2, 3
de: Du ziehst aus dem globalen np.random. Ziehe alle Zufallszahlen aus dem rng, der übergeben wird: rng.normal statt
    np.random.normal.
en: You draw from the global np.random. Draw all random numbers from the rng that is passed in: rng.normal instead of
    np.random.normal.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.random.normal(0.0, std, (n_in, n_out))


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return np.random.uniform(-limit, limit, (n_in, n_out))


def he_normal(n_in, n_out, rng):
    return np.random.normal(0.0, np.sqrt(2.0 / n_in), (n_in, n_out))


def orthogonal(n_in, n_out, rng):
    q, r = np.linalg.qr(np.random.randn(max(n_in, n_out), min(n_in, n_out)))
    q = q * np.sign(np.diag(r))
    return q if n_in >= n_out else q.T
