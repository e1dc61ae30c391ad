"""tasks: 1
de: Bei „linear“ gibt derivative eine einzelne 1 zurück. Gefragt ist ein Array voller Einsen in der Form von z.
en: For “linear” derivative returns a single 1. Asked for is an array of ones of the shape of z.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return 1.0
