"""tasks: 2
de: Du überschreibst das übergebene X. Rechne auf einer Kopie oder mit np.where.
en: You overwrite the X you are given. Work on a copy or with np.where.
"""


def dropout(X, p, u):
    X[u < p] = 0.0
    X /= 1 - p
    return X
