"""tasks: 1, 5
de: Dein softplus ist max(0, z). Es soll auch bei 0 glatt sein: ln(1 + e^z).
en: Your softplus is max(0, z). It is to be smooth at 0, too: ln(1 + e^z).
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
        return np.maximum(z, 0.0)
    return np.array(z)
