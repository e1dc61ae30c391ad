"""tasks: 1
de: Du rechnest nur das erste Muster; vermutlich steht ein return in der Schleife. Verlangt sind alle N Zeilen.
en: You compute the first pattern only; probably a return stands inside the loop. All N rows are asked for.
"""

_right = forward


def forward(X, w1, b1, w2, b2):
    for x in X:
        return _right(x[None], w1, b1, w2, b2)


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
