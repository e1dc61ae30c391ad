"""tasks: 2
de: Das erste Muster fehlt in der Summe; in Python beginnt das Zählen bei 0: range(N), nicht range(1, N).
en: The first pattern is missing from the sum; Python counts from 0: range(N), not range(1, N).
"""

_right = gradients


def gradients(X, y, w1, b1, w2, b2):
    return _right(X[1:], y[1:], w1, b1, w2, b2)
