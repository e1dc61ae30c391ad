"""tasks: 1
de: Die beiden Ergebnisse sind vertauscht: zuerst y1, dann y_pred.
en: The two results are swapped: first y1, then y_pred.
"""

_right = forward


def forward(X, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    return y_pred, y1


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
