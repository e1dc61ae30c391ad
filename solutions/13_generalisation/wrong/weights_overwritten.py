"""tasks: 1
de: Du schreibst die Gradienten in die übergebenen Gewichte (w *= …). Lege neue Arrays an: 2 * lam * w.
en: You write the gradients into the weights you are given (w *= …). Make new arrays: 2 * lam * w.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    for w in weights:
        w[...] = lam * np.sign(w)
    return value, weights


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    for w in weights:
        w *= 2 * lam
    return value, weights
