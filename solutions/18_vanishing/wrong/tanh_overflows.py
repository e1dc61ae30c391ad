"""tasks: 1
de: Bei großem |z| wird aus (e^z − e^−z)/(e^z + e^−z) inf/inf, also NaN. np.tanh bleibt endlich.
en: For large |z|, (e^z − e^−z)/(e^z + e^−z) becomes inf/inf, which is NaN. np.tanh stays finite.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
