"""tasks: 1, 5
de: Dein Sigmoid fällt: Im Exponenten fehlt das Minus, 1/(1 + e^−z).
en: Your sigmoid falls: the minus in the exponent is missing, 1/(1 + e^−z).
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
