"""tasks: 1
de: Du multiplizierst mit der transponierten Matrix. Hier ist jede Spalte von w ein Neuron: X @ w, ohne .T.
en: You multiply by the transposed matrix. Here every column of w is a neuron: X @ w, without .T.
shows: error
"""

_right = forward


def forward(X, w1, b1, w2, b2):
    return _right(X, w1.T, b1, w2.T, b2)


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _right(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
