"""tasks: 2
de: Du führst δ₂ mit w2 statt mit w2ᵀ zurück. Das geht nur auf, wenn w2 quadratisch ist, und ist auch dann falsch.
en: You carry δ₂ back with w2 instead of w2ᵀ. That fits only where w2 is square, and is wrong there too.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ (w2 if len(w2) == w2.shape[1] else w2.T)) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
