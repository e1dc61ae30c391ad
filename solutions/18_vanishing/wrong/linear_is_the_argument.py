"""tasks: 1
de: Bei „linear“ gibst du das Array des Aufrufers selbst zurück. Gib eine Kopie zurück: z.copy().
en: For “linear” you return the caller's array itself. Return a copy: z.copy().
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return z
