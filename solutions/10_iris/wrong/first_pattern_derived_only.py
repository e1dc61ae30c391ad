"""tasks: 2
de: Nur das erste Muster trägt bei; vermutlich steht ein return in der Schleife. E ist die Summe über alle Muster.
en: Only the first pattern contributes; probably a return stands inside the loop. E is the sum over all patterns.
"""

_right = gradients


def gradients(X, y, w1, b1, w2, b2):
    return _right(X[:1], y[:1], w1, b1, w2, b2)
