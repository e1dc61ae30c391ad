"""tasks: 1
de: Deine Ableitung von relu enthält True und False. Gefragt sind Kommazahlen: (z > 0).astype(np.float64).
en: Your derivative of relu holds True and False. Asked for are floating-point numbers: (z > 0).astype(np.float64).
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return z > 0
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
