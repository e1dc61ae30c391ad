"""tasks: 2
de: Bei dir fällt nichts weg. Setze die Einträge mit u < p auf 0 und teile die anderen durch 1 − p.
en: Nothing is dropped. Set the entries with u < p to 0 and divide the others by 1 − p.
"""


def dropout(X, p, u):
    return X.copy()
