"""tasks: 1
de: Du schneidest z bei ±20 ab. σ(−20) ist 2e−9 und nicht 0; schneide nicht ab oder viel weiter draußen.
en: You clip z at ±20. σ(−20) is 2e−9 and not 0; do not clip, or much further out.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return 1.0 / (1.0 + np.exp(-np.clip(z, -20.0, 20.0)))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
