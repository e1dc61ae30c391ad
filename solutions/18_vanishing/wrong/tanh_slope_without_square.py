"""tasks: 1, 5
de: Deine Ableitung von tanh ist 1 − tanh z. Das Quadrat fehlt: 1 − tanh² z.
en: Your derivative of tanh is 1 − tanh z. The square is missing: 1 − tanh² z.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z) - np.logaddexp(0.0, z))
    if name == "tanh":
        return 1.0 - np.tanh(z)
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
