"""tasks: 1, 5
de: activation gibt eine Liste zurück. Gefragt ist ein Array in der Form von z.
en: activation returns a list. Asked for is an array of the shape of z.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return (np.exp(-np.logaddexp(0.0, -z))).tolist()
    if name == "tanh":
        return (np.tanh(z)).tolist()
    if name == "relu":
        return (np.maximum(z, 0.0)).tolist()
    if name == "softplus":
        return (np.logaddexp(0.0, z)).tolist()
    return (np.array(z)).tolist()
