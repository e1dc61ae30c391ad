"""tasks: 3
de: Du rechnest in float32. Alle Arrays sind float64, und float64 soll herauskommen.
en: You compute in float32. All arrays are float64, and float64 is to come back.
"""

import numpy as np


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W.astype(np.float32), b.astype(np.float32)
