"""tasks: 2
de: Du gibst die Maske zurück, nicht X mal Maske.
en: You return the mask, not X times the mask.
"""


def dropout(X, p, u):
    return (u >= p) / (1 - p)
