"""tasks: 2
de: Du machst gleich einen Lernschritt: Die übergebenen Gewichte sind danach andere. gradients soll nur ableiten.
en: You make a learning step at once: the weights that were passed in are others afterwards. gradients is to derive
    only.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    dw1, db1 = X.T @ delta1, delta1.sum(axis=0, keepdims=True)
    dw2, db2 = y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
    for value, slope in zip((w1, b1, w2, b2), (dw1, db1, dw2, db2)):
        value -= 0.01 * slope
    return dw1, db1, dw2, db2
