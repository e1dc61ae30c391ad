"""tasks: 4
de: Du gibst für jedes clf dasselbe Modul zurück, das zuerst gebaute. Baue es bei jedem Aufruf neu.
en: You return the same module for every clf, the one built first. Build it anew in every call.
"""

_right = to_torch
_KEPT = []


def to_torch(clf):
    if not _KEPT:
        _KEPT.append(_right(clf))
    return _KEPT[0]
