"""tasks: 2
de: Der Faktor 2 fehlt: E ist hier die Summe der Quadrate, ohne ½ davor.
en: The factor 2 is missing: E is the sum of the squares here, without a ½ before it.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
