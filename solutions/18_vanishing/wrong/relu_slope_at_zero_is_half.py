"""tasks: 1
de: Bei z = 0 ist deine Ableitung von relu ½. Vereinbart ist 0.
en: At z = 0 your derivative of relu is ½. We agreed on 0.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return 0.5 * (1.0 + np.sign(z))
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
