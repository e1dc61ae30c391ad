"""tasks: 2
de: Bei einer Netzeingabe von genau 0 nimmst du die Ableitung 1. Vereinbart ist 0.
en: For a net input of exactly 0 you take the derivative 1. Agreed is 0.
"""

import numpy as np


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * np.heaviside(y1 @ w2 + b2, 1.0)
    delta1 = (delta2 @ w2.T) * np.heaviside(X @ w1 + b1, 1.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
