"""tasks: 3
de: Dein Bias ist eine Spalte der Form (n, 1). Gefragt ist die Form (n,).
en: Your bias is a column of shape (n, 1). Asked for is shape (n,).
"""

import numpy as np


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b[:, np.newaxis]
