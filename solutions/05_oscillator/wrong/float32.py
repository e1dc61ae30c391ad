"""tasks: 1, 2
de: Gerechnet wird mit float32, also nur mit etwa sieben Stellen. Verlangt ist float64, der Datentyp, den NumPy
    von selbst nimmt.
en: The computation is done in float32, so with about seven digits only. Asked for is float64, the dtype NumPy
    takes by itself.
"""

import numpy as np


def step(o):
    weights = np.array([[-4.0, 1.5], [-1.5, 0.0]], dtype=np.float32)
    bias = np.array([-3.37, 0.125], dtype=np.float32)
    return np.tanh(weights @ np.asarray(o, dtype=np.float32) + bias)
