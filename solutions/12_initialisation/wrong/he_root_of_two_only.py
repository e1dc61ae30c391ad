"""tasks: 2
de: Deine Wurzel umfasst nur die 2. Sie gehört über den ganzen Bruch: √(2/n_in).
en: Your root covers the 2 only. It belongs over the whole fraction: √(2/n_in).
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0) / n_in, (n_in, n_out))
