"""tasks: 1, 5
de: Dein tanh ist 2σ(2z), um 1 zu groß: Er läuft von 0 bis 2 statt von −1 bis 1.
en: Your tanh is 2σ(2z), too large by 1: it runs from 0 to 2 instead of from −1 to 1.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return 2.0 * np.exp(-np.logaddexp(0.0, -2.0 * z))
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
