"""tasks: 4
de: reconstruct rundet h auf 0 und 1. Rechne mit den Wahrscheinlichkeiten p(h|v) weiter.
en: reconstruct rounds h to 0 and 1. Go on with the probabilities p(h|v).
"""


def reconstruct(v, W, b, c):
    h = (hidden_probabilities(v, W, c) > 0.5).astype(v.dtype)
    return visible_probabilities(h, W, b)
