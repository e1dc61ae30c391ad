"""tasks: 1, 5
de: Du rundest die Werte auf sechs Stellen. Gib sie ungerundet zurück.
en: You round the values to six digits. Return them as they are.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.round(np.exp(-np.logaddexp(0.0, -z)), 6)
    if name == "tanh":
        return np.round(np.tanh(z), 6)
    if name == "relu":
        return np.round(np.maximum(z, 0.0), 6)
    if name == "softplus":
        return np.round(np.logaddexp(0.0, z), 6)
    return np.round(np.array(z), 6)
