"""tasks: 1
de: Du änderst übergebene Arrays (+= oder out=). Rechne in neuen Arrays, der Aufrufer braucht seine noch.
en: You change arrays that were passed in (+= or out=). Compute in new arrays, the caller still needs theirs.
"""

_right = forward


def forward(X, w1, b1, w2, b2):
    answer = _right(X, w1, b1, w2, b2)
    X -= X.mean(axis=0)
    return answer


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
