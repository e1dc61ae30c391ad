"""tasks: 2
de: Du merkst dir die Maske vom ersten Aufruf. Jeder Aufruf hat sein eigenes u.
en: You remember the mask of the first call. Every call has a u of its own.
"""

masks = {}


def dropout(X, p, u):
    mask = masks.setdefault((X.shape, p), u >= p)
    return X * mask / (1 - p)
