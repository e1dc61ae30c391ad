"""tasks: 2
de: Die Ableitung der ReLU am Ausgang fehlt: δ₂ muss 0 sein, wo y_pred = 0 ist.
en: The derivative of the ReLU at the output is missing: δ₂ must be 0 where y_pred = 0.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
