"""tasks: 2
de: Deine Xavier-Gewichte sind float32. Verlangt ist float64, das numpy von selbst liefert.
en: Your Xavier weights are float32. float64 is asked for, which numpy gives by itself.
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out)).astype(np.float32)
