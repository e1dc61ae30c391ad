"""tasks: 2
de: Du machst aus dem übergebenen u die Maske und überschreibst es dabei. Lege für die Maske ein neues Array an.
en: You turn the u you are given into the mask and overwrite it. Make a new array for the mask.
"""


def dropout(X, p, u):
    u[...] = u >= p
    return X * u / (1 - p)
