"""tasks: 1
de: Du schneidest z bei ±500 ab, bevor du softplus berechnest. Weit draußen ist softplus z selbst, nicht 500.
en: You clip z at ±500 before computing softplus. Far out softplus is z itself and not 500.
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
        return np.log(1.0 + np.exp(np.clip(z, -500.0, 500.0)))
    return np.array(z)
