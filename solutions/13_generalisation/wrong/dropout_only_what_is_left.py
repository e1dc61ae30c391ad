"""tasks: 2
de: Du gibst nur die Einträge zurück, die bleiben. Das Ergebnis hat die Form von X, mit 0 an den anderen Stellen.
en: You return the entries that stay, and nothing else. The result has the shape of X, with 0 in the other places.
"""


def dropout(X, p, u):
    return X[u >= p] / (1 - p)
