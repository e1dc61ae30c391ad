"""tasks: 1, 5
de: Dein softplus nimmt den Logarithmus zur Basis 2. Gemeint ist der natürliche: np.log.
en: Your softplus takes the logarithm to base 2. The natural one is meant: np.log.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp2(0.0, z / np.log(2.0))
    return np.array(z)
