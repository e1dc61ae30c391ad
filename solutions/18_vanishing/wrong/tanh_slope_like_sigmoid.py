"""tasks: 1, 5
de: Deine Ableitung von tanh ist a(1 − a). Das gilt für die Sigmoidfunktion; hier ist es 1 − a².
en: Your derivative of tanh is a(1 − a). That holds for the sigmoid; here it is 1 − a².
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return np.tanh(z) * (1.0 - np.tanh(z))
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
