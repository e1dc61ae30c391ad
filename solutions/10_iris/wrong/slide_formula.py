"""tasks: 2
de: Die Ableitung der verdeckten ReLU fehlt, wie auf den Folien: δ₁ muss überall 0 sein, wo y1 = 0 ist.
en: The derivative of the hidden ReLU is missing, as on the slides: δ₁ must be 0 wherever y1 = 0.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = delta2 @ w2.T
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
