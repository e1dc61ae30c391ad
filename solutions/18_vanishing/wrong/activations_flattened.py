"""tasks: 1
de: Du gibst alles als eine einzige Reihe zurück. Das Ergebnis soll die Form von z haben.
en: You return everything in a single row. The result is to have the shape of z.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.ravel(np.exp(-np.logaddexp(0.0, -z)))
    if name == "tanh":
        return np.ravel(np.tanh(z))
    if name == "relu":
        return np.ravel(np.maximum(z, 0.0))
    if name == "softplus":
        return np.ravel(np.logaddexp(0.0, z))
    return np.ravel(np.array(z))
