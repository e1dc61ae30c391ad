"""tasks: 2
de: Die Reihenfolge stimmt nicht: dw1, db1, dw2, db2, also Schicht für Schicht.
en: The order is not right: dw1, db1, dw2, db2, that is, layer by layer.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, y1.T @ delta2, delta1.sum(axis=0, keepdims=True), delta2.sum(axis=0, keepdims=True)
