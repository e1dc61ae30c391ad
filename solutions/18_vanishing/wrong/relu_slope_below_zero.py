"""tasks: 1, 5
de: Deine Ableitung von relu ist unter 0 nicht 0, sondern −1. Dort ist relu konstant.
en: Below 0 your derivative of relu is −1 and not 0. There relu is constant.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.sign(z)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
