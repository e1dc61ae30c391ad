"""tasks: 1, 5
de: Du rechnest in float32. Alle Arrays sind float64, und float64 soll herauskommen.
en: You compute in float32. All arrays are float64, and float64 is to come back.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z)).astype(np.float32)
    if name == "tanh":
        return np.tanh(z).astype(np.float32)
    if name == "relu":
        return np.maximum(z, 0.0).astype(np.float32)
    if name == "softplus":
        return np.logaddexp(0.0, z).astype(np.float32)
    return np.array(z, dtype=np.float32)
