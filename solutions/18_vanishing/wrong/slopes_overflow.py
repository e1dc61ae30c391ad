"""tasks: 1
de: Deine Ableitungen sind weit draußen NaN: e^−z/(1 + e^−z)² wird dort inf/inf. Rechne mit a(1 − a).
en: Far out your derivatives are NaN: e^−z/(1 + e^−z)² becomes inf/inf there. Compute a(1 − a).
"""

import numpy as np


def derivative(z, name):
    if name == "sigmoid":
        return np.exp(-z) / (1.0 + np.exp(-z)) ** 2
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return np.exp(-np.logaddexp(0.0, -z))
    return np.ones(np.shape(z))
