"""tasks: 2
de: Deine Wurzel umfasst nur die 6. Sie gehört über den ganzen Bruch: √(6/(n_in + n_out)).
en: Your root covers the 6 only. It belongs over the whole fraction: √(6/(n_in + n_out)).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0) / (n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))
