"""tasks: 2
de: Du ziehst neu, was jenseits von zwei Standardabweichungen liegt. Verlangt ist die ganze Normalverteilung, ohne
    Abschneiden.
en: You draw again what lies beyond two standard deviations. The whole normal distribution is asked for, without
    cutting.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    std = np.sqrt(2.0 / n_in)
    w = rng.normal(0.0, std, (n_in, n_out))
    while (far := np.abs(w) > 2 * std).any():
        w[far] = rng.normal(0.0, std, far.sum())
    return w
