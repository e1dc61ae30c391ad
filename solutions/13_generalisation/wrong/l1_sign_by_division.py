"""tasks: 1
shows: nan
de: w / |w| ist bei w = 0 keine Zahl (NaN). Nimm np.sign, das dort 0 gibt.
en: w / |w| is not a number (NaN) for w = 0. Take np.sign, which gives 0 there.
"""

import numpy as np


def l1_penalty(weights, lam):
    with np.errstate(invalid="ignore"):
        gradients = [lam * w / np.abs(w) for w in weights]
    return lam * sum(np.sum(np.abs(w)) for w in weights), gradients
