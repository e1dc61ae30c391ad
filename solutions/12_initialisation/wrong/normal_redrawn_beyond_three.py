"""tasks: 1
de: Du ziehst neu, was jenseits von 3·std liegt. So große Gewichte sind selten, aber erlaubt: Die Verteilung wird nicht
    abgeschnitten.
en: You draw again what lies beyond 3·std. Weights as large as that are rare but allowed: the distribution is not
    truncated.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    w = rng.normal(0.0, std, (n_in, n_out))
    while (far := np.abs(w) > 3 * std).any():
        w[far] = rng.normal(0.0, std, far.sum())
    return w
