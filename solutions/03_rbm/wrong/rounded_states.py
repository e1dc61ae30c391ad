"""tasks: 1, 2, 4, 5
de: Du rundest die Wahrscheinlichkeiten auf 0 und 1. Gefragt sind die Wahrscheinlichkeiten selbst.
en: You round the probabilities to 0 and 1. The probabilities themselves are asked for.
"""


def hidden_probabilities(v, W, c):
    return (v @ W.T + c > 0).astype(v.dtype)


def visible_probabilities(h, W, b):
    return (h @ W + b > 0).astype(h.dtype)
