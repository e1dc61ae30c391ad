"""tasks: 1, 5
de: Dein tanh ist 2σ(z) − 1, das ist tanh(z/2). Im Exponenten fehlt eine 2: tanh z = 2σ(2z) − 1.
en: Your tanh is 2σ(z) − 1, which is tanh(z/2). A 2 is missing in the exponent: tanh z = 2σ(2z) − 1.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return 2.0 * np.exp(-np.logaddexp(0.0, -z)) - 1.0
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
