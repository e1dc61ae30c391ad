"""tasks: 2
de: db1 und db2 haben die Form (H,) und (K,). Ihre Parameter haben (1, H) und (1, K): sum(axis=0, keepdims=True).
en: db1 and db2 have the shapes (H,) and (K,). Their parameters have (1, H) and (1, K): sum(axis=0, keepdims=True).
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0), y1.T @ delta2, delta2.sum(axis=0)
