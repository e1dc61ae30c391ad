"""tasks: 2
de: Deine He-Gewichte sind float32. Verlangt ist float64, das numpy von selbst liefert.
en: Your He weights are float32. float64 is asked for, which numpy gives by itself.
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0 / n_in), (n_in, n_out)).astype(np.float32)
