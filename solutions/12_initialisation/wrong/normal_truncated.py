"""tasks: 1
de: Du ziehst neu, was jenseits von 2·std liegt. Verlangt ist die ganze Normalverteilung, ohne Abschneiden.
en: You draw again what lies beyond 2·std. The whole normal distribution is asked for, without cutting.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    w = rng.normal(0.0, std, (n_in, n_out))
    while (far := np.abs(w) > 2 * std).any():
        w[far] = rng.normal(0.0, std, far.sum())
    return w
