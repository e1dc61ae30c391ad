"""tasks: 1, 5
de: derivative setzt das übergebene z für die Ausgabe a ein: z(1 − z), 1 − z². Berechne zuerst a aus z.
en: derivative takes the z it is given for the output a: z(1 − z), 1 − z². Compute a from z first.
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return z * (1.0 - z)
    if name == "tanh":
        return 1.0 - z**2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
