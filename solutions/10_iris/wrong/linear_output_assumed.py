"""tasks: 2
de: Du leitest ab, als hätte der Ausgang keine ReLU (schon y_pred ist bei dir negativ). Sie steht in beiden Schichten.
en: You derive as if the output had no ReLU (your y_pred is already negative). It stands in both layers.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1 = forward(X, w1, b1, w2, b2)[0]
    delta2 = 2.0 * (y1 @ w2 + b2 - y)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
