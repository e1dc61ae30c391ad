"""tasks: 1
de: Du mittelst die Quadrate. Die Strafe ist ihre Summe; np.sum statt np.mean.
en: You average the squares. The penalty is their sum; np.sum instead of np.mean.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.mean(w**2) for w in weights)
    return value, [2 * lam * w for w in weights]
