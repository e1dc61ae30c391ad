"""tasks: 2
de: Das Vorzeichen ist umgedreht: Die Ableitung von (y_pred − y)² ist 2(y_pred − y). Verlangt ist der Gradient, nicht
    der Schritt.
en: The sign is turned round: the derivative of (y_pred − y)² is 2(y_pred − y). Asked for is the gradient, not the
    step.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y - y_pred) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
