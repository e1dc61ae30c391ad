"""tasks: 1, 5
de: Dein relu ist der Betrag. Unter 0 soll es 0 sein.
en: Your relu is the absolute value. Below 0 it is to be 0.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.abs(z)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
