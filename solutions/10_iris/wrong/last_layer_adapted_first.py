"""tasks: 2
de: Du änderst w2 schon, bevor du den Fehler zurückführst. Alle Ableitungen gehören zu den alten Gewichten.
en: You adapt w2 before you carry the error back. All derivatives belong to the old weights.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ (w2 - 0.1 * y1.T @ delta2).T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
