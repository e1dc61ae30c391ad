"""tasks: 5
de: Jeder Aufruf gibt dasselbe Objekt zurück; nach dem ersten fit ist es schon trainiert. Baue es in der Funktion neu.
en: Every call returns the same object; after the first fit it is trained already. Build it anew inside the function.
"""

_right = make_classifier
_KEPT = {}


def make_classifier(seed):
    if seed not in _KEPT:
        _KEPT[seed] = _right(seed)
    return _KEPT[seed]
