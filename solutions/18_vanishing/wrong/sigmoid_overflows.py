"""tasks: 1
de: Bei großem z wird aus e^z/(1 + e^z) inf/inf, also NaN. Nimm 1/(1 + e^−z): Dort darf die Potenz überlaufen.
en: For large z, e^z/(1 + e^z) becomes inf/inf, which is NaN. Take 1/(1 + e^−z): there the power may overflow.
"""

import numpy as np


def activation(z, name):
    if name == "sigmoid":
        return np.exp(z) / (1.0 + np.exp(z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
