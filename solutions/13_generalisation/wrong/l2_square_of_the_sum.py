"""tasks: 1
de: Du quadrierst die Summe statt jedes einzelne Gewicht. Erst w ** 2, dann summieren.
en: You square the sum, not every single weight. First w ** 2, then the sum.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w) ** 2 for w in weights)
    return value, [2 * lam * w for w in weights]
