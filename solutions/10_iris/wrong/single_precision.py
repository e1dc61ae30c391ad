"""tasks: 1
de: Es fehlen Stellen: Du rechnest in float32 oder rundest. Lass alles in float64.
en: Digits are missing: you compute in float32, or round. Leave everything in float64.
"""

import numpy as np

_right = forward


def forward(X, w1, b1, w2, b2):
    y1, y_pred = _right(*(a.astype(np.float32) for a in (X, w1, b1, w2, b2)))
    return y1.astype(np.float64), y_pred.astype(np.float64)


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
