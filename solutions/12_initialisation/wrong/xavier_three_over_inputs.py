"""tasks: 2
de: Deine Grenze ist √(3/n_in), als wären n_in und n_out gleich. Verlangt ist √(6/(n_in + n_out)).
en: Your limit is √(3/n_in), as if n_in and n_out were equal. √(6/(n_in + n_out)) is asked for.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(3.0 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))
