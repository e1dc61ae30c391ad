"""tasks: 1
de: Du mittelst die Beträge. Die Strafe ist ihre Summe; np.sum statt np.mean.
en: You average the absolute values. The penalty is their sum; np.sum instead of np.mean.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.mean(np.abs(w)) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
