"""tasks: 1
de: Bei großem z ist dein softplus unendlich: e^z läuft über, bevor der Logarithmus es wieder klein macht.
en: For large z your softplus is infinite: e^z overflows before the logarithm makes it small again.
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
        return np.log(1.0 + np.exp(z))
    return np.array(z)
