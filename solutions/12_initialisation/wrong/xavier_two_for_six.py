"""tasks: 2
de: Deine Grenze ist √(2/(n_in + n_out)), das ist die Standardabweichung. Eine Gleichverteilung auf [−l, l] hat die
    Varianz l²/3, daher die 6.
en: Your limit is √(2/(n_in + n_out)), which is the standard deviation. A uniform distribution on [−l, l] has the
    variance l²/3, hence the 6.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(2.0 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))
