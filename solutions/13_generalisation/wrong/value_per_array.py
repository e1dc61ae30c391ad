"""tasks: 1
de: Du gibst für jedes Array einen eigenen Wert zurück. Die Strafe ist eine einzige Zahl, die Summe über alle Arrays.
en: You return a value of its own for every array. The penalty is one single number, the sum over all arrays.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = [lam * np.sum(np.abs(w)) for w in weights]
    return value, [lam * np.sign(w) for w in weights]


def l2_penalty(weights, lam):
    value = [lam * np.sum(w**2) for w in weights]
    return value, [2 * lam * w for w in weights]
