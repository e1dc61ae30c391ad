"""tasks: 2
de: Es fehlen Stellen: Du leitest in float32 ab oder rundest. Lass alles in float64.
en: Digits are missing: you derive in float32, or round. Leave everything in float64.
"""

import numpy as np

_right = gradients


def gradients(X, y, w1, b1, w2, b2):
    single = (value.astype(np.float32) for value in (X, y, w1, b1, w2, b2))
    return tuple(value.astype(np.float64) for value in _right(*single))
