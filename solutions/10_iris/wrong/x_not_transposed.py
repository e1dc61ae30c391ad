"""tasks: 2
de: Bei dw1 steht X statt Xᵀ. Das geht nur auf, wenn es so viele Muster wie Merkmale gibt, und ist auch dann falsch.
en: In dw1 there is X instead of Xᵀ. That fits only where there are as many patterns as features, and is wrong there
    too.
"""


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return (
        (X if len(X) == X.shape[1] else X.T) @ delta1,
        delta1.sum(axis=0, keepdims=True),
        y1.T @ delta2,
        delta2.sum(axis=0, keepdims=True),
    )
