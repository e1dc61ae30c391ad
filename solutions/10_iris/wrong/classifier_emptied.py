"""tasks: 4
de: Du veränderst die Gewichte in clf, zum Beispiel durch pop oder durch Rechnen an Ort und Stelle. Arbeite auf
    Kopien.
en: You change the weights in clf, for example by pop or by computing in place. Work on copies.
"""

_right = to_torch


def to_torch(clf):
    module = _right(clf)
    for weight in clf.coefs_:
        weight *= -1.0
    return module
