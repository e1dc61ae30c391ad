"""tasks: 2
de: Du zählst die Ableitungen früherer Aufrufe mit. Beginne bei jedem Aufruf mit Null.
en: You add the derivatives of earlier calls. Begin every call at zero.
"""

_right = gradients
_KEPT = {}


def gradients(X, y, w1, b1, w2, b2):
    found = _right(X, y, w1, b1, w2, b2)
    key = (*X.shape, *w2.shape)
    _KEPT[key] = [a + b for a, b in zip(_KEPT.get(key, [0.0] * 4), found)]
    return tuple(_KEPT[key])
