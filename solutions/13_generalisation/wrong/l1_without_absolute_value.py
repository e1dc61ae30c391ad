"""tasks: 1
de: Du summierst die Gewichte selbst, so heben sich positive und negative auf. L1 summiert ihre Beträge: np.abs.
en: You sum the weights themselves, so positive and negative ones cancel. L1 sums their absolute values: np.abs.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(w) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
