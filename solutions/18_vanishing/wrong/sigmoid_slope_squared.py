"""tasks: 1, 5
de: Deine Ableitung der Sigmoidfunktion ist σ². Richtig ist σ(1 − σ).
en: Your derivative of the sigmoid is σ². Right is σ(1 − σ).
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-2.0 * np.logaddexp(0.0, -z))
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
