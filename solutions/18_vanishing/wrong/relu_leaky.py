"""tasks: 1
de: Dein relu lässt unter 0 ein Hundertstel durch (leaky ReLU). Gefragt ist max(0, z).
en: Your relu lets one hundredth pass below 0 (leaky ReLU). Asked for is max(0, z).
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.where(z > 0, z, 0.01 * z)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
