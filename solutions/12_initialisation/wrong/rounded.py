"""tasks: 1
de: Du rundest die Gewichte auf zwei Stellen. Gib sie so zurück, wie sie gezogen sind.
en: You round the weights to two digits. Return them as they are drawn.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.round(rng.normal(0.0, std, (n_in, n_out)), 2)
