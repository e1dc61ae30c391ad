"""tasks: 1
de: Bei z = 0 ist deine Ableitung von relu 1. Vereinbart ist 0: > statt >=.
en: At z = 0 your derivative of relu is 1. We agreed on 0: > instead of >=.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z >= 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
