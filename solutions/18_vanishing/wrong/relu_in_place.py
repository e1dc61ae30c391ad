"""tasks: 1
de: Dein relu schreibt die Nullen in das Array des Aufrufers. Rechne ein neues aus: np.maximum(z, 0).
en: Your relu writes the zeros into the caller's array. Compute a new one: np.maximum(z, 0).
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        z[z < 0] = 0.0
        return z
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
