"""tasks: 2
de: Du teilst durch 1 − p, aber nichts fällt weg. Setze die Einträge mit u < p auf 0.
en: You divide by 1 − p, but nothing is dropped. Set the entries with u < p to 0.
"""


def dropout(X, p, u):
    return X / (1 - p)
