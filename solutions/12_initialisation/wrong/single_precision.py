"""tasks: 1
de: Deine Gewichte sind float32. Verlangt ist float64, das numpy von selbst liefert.
en: Your weights are float32. float64 is asked for, which numpy gives by itself.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return rng.standard_normal((n_in, n_out), dtype=np.float32) * np.float32(std)
