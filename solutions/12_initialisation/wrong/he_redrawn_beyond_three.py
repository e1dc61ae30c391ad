"""tasks: 2
de: Du ziehst neu, was jenseits von drei Standardabweichungen liegt. So große Gewichte sind selten, aber erlaubt: Die
    Verteilung wird nicht abgeschnitten.
en: You draw again what lies beyond three standard deviations. Weights as large as that are rare but allowed: the
    distribution is not truncated.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    std = np.sqrt(2.0 / n_in)
    w = rng.normal(0.0, std, (n_in, n_out))
    while (far := np.abs(w) > 3 * std).any():
        w[far] = rng.normal(0.0, std, far.sum())
    return w
